/// The first errors of a kind, and how many there were: a report may have any number of them.
public struct FirstErrors: Sendable, Equatable {
  /// How many are kept; behind that they are only counted.
  public static let kept = 20

  public private(set) var first: [ReportError] = []
  /// Of those that are not kept too.
  public private(set) var count = 0

  public init() {}

  /// How many are not kept.
  public var more: Int { count - first.count }

  /// - Parameter error: Made only where it is kept, since telling a place takes time.
  public mutating func add(_ error: @autoclosure () -> ReportError) {
    count += 1
    if first.count < FirstErrors.kept { first.append(error()) }
  }

  /// Adds others behind these, each that is kept as `change` gives it.
  public mutating func add(_ others: FirstErrors, _ change: (ReportError) -> ReportError) {
    for error in others.first { add(change(error)) }
    count += others.more
  }

  /// Takes back an error, as often as it is kept.
  public mutating func remove(_ error: ReportError) {
    let count = first.count
    first.removeAll { $0 == error }
    self.count -= count - first.count
  }
}
