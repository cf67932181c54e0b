/// Why parts of a record cannot be read: the first ones, and how many there are.
public struct RecordFaults {
  private(set) var first: [any Error] = []
  private(set) var count = 0

  public init() {}

  /// - Parameter error: Made for the first ones only, since telling a place takes time.
  public mutating func add(_ error: @autoclosure () -> any Error) {
    count += 1
    if first.count < Notes.kept { first.append(error()) }
  }
}
