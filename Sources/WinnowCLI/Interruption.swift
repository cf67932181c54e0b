import Foundation

/// What Ctrl-C does while something is sent: the work ends by itself, and can say what was done. A
/// second one ends the program at once.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM]

  /// Runs a piece of work that signals cancel.
  static func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task(operation: work)
    let sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        signal(number, SIG_DFL)
        task.cancel()
      }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in signals { signal(number, SIG_DFL) }
    }
    return try await task.value
  }
}
