import Foundation
import Winnow

/// A line on the terminal that says how far reading has come, after a second.
struct ProgressLine {
  let isShown: Bool

  /// Runs a piece of work with the line below it.
  func during<Result: Sendable>(
    _ progress: Winnow.Progress, _ work: () async throws -> Result
  ) async rethrows -> Result {
    guard isShown, isatty(STDERR_FILENO) == 1 else { return try await work() }
    let start = ContinuousClock.now
    let line = Task {
      try await Task.sleep(for: .seconds(1))
      while !Task.isCancelled {
        Messages.write("\r\u{1B}[K" + text(progress, ContinuousClock.now - start))
        try await Task.sleep(for: .milliseconds(200))
      }
    }
    defer {
      line.cancel()
      if ContinuousClock.now - start > .seconds(1) { Messages.write("\r\u{1B}[K") }
    }
    return try await work()
  }

  private func text(_ progress: Winnow.Progress, _ time: Duration) -> String {
    let megabytes = Double(progress.bytes) / 1_000_000
    let speed = megabytes / max(0.001, time / .seconds(1))
    return "\(Int(megabytes)) MB, \(progress.findings) findings, \(Int(speed)) MB/s"
  }
}
