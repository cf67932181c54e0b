import Foundation
import Synchronization

/// A line on the terminal that says how far something has come.
struct StateLine {
  let isShown: Bool

  /// Runs a piece of work with the line below it, which the work gives a text from time to time.
  func during<Result: Sendable>(
    _ work: (_ show: @escaping @Sendable (String) -> Void) async throws -> Result
  ) async rethrows -> Result {
    guard isShown, isatty(STDERR_FILENO) == 1 else { return try await work { _ in } }
    let shown = Mutex("")
    defer { Messages.write("\r\u{1B}[K") }
    return try await work { text in
      let isNew = shown.withLock { shown in
        defer { shown = text }
        return shown != text
      }
      if isNew { Messages.write("\r\u{1B}[K" + text) }
    }
  }
}
