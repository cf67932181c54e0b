import ArgumentParser
import Foundation
import ReportReading
import ScannerKit
import Winnow

/// `winnow detect`
struct Detect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Say what reports are, and why.",
    discussion: "Looks at the content, not at the name; several candidates are ranked.")

  @Argument(help: "Reports, or - for standard input.", completion: .file())
  var reports: [String]

  @OptionGroup var messageOptions: MessageOptions

  func run() throws {
    let messages = messageOptions.messages
    var isComplete = true
    for path in reports {
      do throws(ReportError) {
        for report in try Identification.ofReports(at: path) {
          isComplete = tell(report, messages) && isComplete
        }
      } catch {
        messages.say("error", "\(error)")
        isComplete = false
      }
    }
    if !isComplete { throw ExitStatus.unreadable }
  }

  private func tell(_ report: Identification, _ messages: Messages) -> Bool {
    for candidate in report.candidates {
      let about = candidate.scanner.about
      let scanType = about.scanTypes.joined(separator: " or ")
      print(
        "\(report.report): \(scanType) (\(about.name), \(candidate.form.rawValue)),"
          + " \(candidate.evidence.confidence): \(candidate.evidence.reason)")
    }
    if report.candidates.isEmpty {
      messages.say("error", "\(report.report): \(report.kind) of no scanner that can be read")
    }
    return !report.candidates.isEmpty
  }
}
