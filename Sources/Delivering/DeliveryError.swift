/// Why something was not delivered, in a sentence for the person who sent it.
///
/// The description never holds a token.
public struct DeliveryError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of reason it is.
  public enum Reason: Sendable, Equatable {
    /// What was asked for cannot be sent: the address, the fields or the file are at fault.
    case unfit
    /// No connection came about, so that nothing was sent.
    case unreachable
    /// The connection is not to be trusted.
    case untrusted
    /// The connection was lost.
    case interrupted
    /// No answer came in time.
    case timedOut
    /// The server sends callers to another address.
    case redirected
    /// The server answered with this status, which says that it did not do what it was asked.
    case status(Int)
    /// The server's answer is none that its API gives.
    case unreadable
  }

  public let reason: Reason
  public let description: String
  /// Whether the server may have done what it was asked, though it did not say so.
  public let mayHaveHappened: Bool

  public init(_ reason: Reason, _ description: String, mayHaveHappened: Bool = false) {
    self.reason = reason
    self.description = description
    self.mayHaveHappened = mayHaveHappened
  }

  /// The same, said of something: `place: description`.
  func at(_ place: String) -> DeliveryError {
    DeliveryError(reason, "\(place): \(description)", mayHaveHappened: mayHaveHappened)
  }
}
