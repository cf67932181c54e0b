/// Where a record stands in its report: for messages, and to cut the record out of the report.
public struct RecordRange: Sendable, Hashable {
  /// How one gets to the record from the top: `Results[0].Vulnerabilities[3]` in JSON, where the
  /// first has the index 0; `/report/site[2]/alert` in XML, where the first has the index 1, which
  /// is left out, as in XPath.
  public var path: String
  /// The bytes of the whole record, from the start of the report on.
  public var bytes: Range<Int>

  public init(path: String, bytes: Range<Int>) {
    self.path = path
    self.bytes = bytes
  }
}
