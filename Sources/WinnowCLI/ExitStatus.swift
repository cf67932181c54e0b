import ArgumentParser
import Delivering
import Foundation
import Winnow

/// What the program says with its exit code; decided here alone.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case gateMet = 1
  case usage = 2
  case unreadable = 3
  case notDelivered = 4
  case refused = 5

  var meaning: String {
    switch self {
    case .done: "all is well"
    case .gateMet: "a gate was met"
    case .usage: "the command line, the configuration or the output is at fault"
    case .unreadable: "a report is unreadable, unknown, or (with --strict) partly unread"
    case .notDelivered: "delivery failed"
    case .refused: "a guard refused"
    }
  }

  static let help =
    "EXIT CODES\n"
    + allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")

  /// Ends the program as an error asks for: help and versions are none.
  static func exit(for error: any Error) -> Never {
    if let status = error as? ExitStatus { Foundation.exit(status.rawValue) }
    if let gate = error as? GateMet { Foundation.exit(Int32(gate.exitCode)) }
    if let error = error as? LeakError {
      Messages.write("error: \(error)\n")
      Foundation.exit(refused.rawValue)
    }
    if let error = error as? ConfigurationError {
      Messages.write("error: \(error)\n")
      Foundation.exit(usage.rawValue)
    }
    if let error = error as? DeliveryError {
      Messages.write("error: \(error)\n")
      Foundation.exit((error.reason == .unfit ? usage : notDelivered).rawValue)
    }
    if error is CancellationError {
      Messages.write("error: interrupted\n")
      Foundation.exit(notDelivered.rawValue)
    }
    if let error = error as? UnreadReport {
      Messages.write("error: \(error); --cleanup removes it\n")
      Foundation.exit(notDelivered.rawValue)
    }
    let message = WinnowProgram.fullMessage(for: error)
    if WinnowProgram.exitCode(for: error).isSuccess {
      print(message)
      Foundation.exit(done.rawValue)
    }
    // The parser writes `Error:`; all other messages start in lower case.
    let isError = message.hasPrefix("Error: ")
    Messages.write((isError ? "error: " + message.dropFirst(7) : message) + "\n")
    Foundation.exit(usage.rawValue)
  }
}

extension ExitStatus: Error {}

/// That a gate was met; the user may say what the program ends with.
struct GateMet: Error {
  let exitCode: Int
}
