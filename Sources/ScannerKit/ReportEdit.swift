/// Other bytes in place of some of a report.
public struct ReportEdit: Sendable, Hashable {
  /// What is taken out of the report; where it is empty, something is put in there.
  public var bytes: Range<Int>
  /// What comes in its place.
  public var text: [UInt8]

  public init(_ bytes: Range<Int>, _ text: [UInt8] = []) {
    self.bytes = bytes
    self.text = text
  }
}
