/// What was taken out of a report, and what stayed in it against the policy.
public struct CleanedSummary: Sendable, Codable, Equatable {
  public struct Output: Sendable, Codable, Equatable {
    public let path: String
    public let bytes: Int
  }

  /// A finding that was dropped and still stands in the report.
  public struct Uncut: Sendable, Codable, Equatable {
    public let title: String
    public let severity: String
    public let hashCode: String?
    /// The record that it was made of.
    public let record: String
    public let reason: String

    /// As one line, behind the name of the report.
    public var line: String { "\(record): \(severity) `\(title)` stays in the report: \(reason)" }
  }

  /// What was written; nothing where the report was to be replaced and is as it should be.
  public internal(set) var outputs: [Output] = []
  /// The bytes of the report before.
  public internal(set) var bytes = 0
  /// How many records, or parts of records, were cut out.
  public internal(set) var recordsCut = 0
  /// The first of the dropped findings that could not be cut out.
  public internal(set) var uncut: [Uncut] = []
  public internal(set) var uncutCount = 0
  /// What the policy asks for that a report in its scanner's own format cannot tell.
  public internal(set) var remarks: [String] = []
}
