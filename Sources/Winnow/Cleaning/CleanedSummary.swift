/// What was taken out of a report, and what stayed in it against the policy.
public struct CleanedSummary: Sendable, Codable, Equatable {
  public struct Output: Sendable, Codable, Equatable {
    public let path: String
    public let bytes: Int
  }

  /// A finding that was dropped and still stands in the report.
  public struct Uncut: Sendable, Codable, Equatable {
    /// Nothing where no more than the place of its record is known.
    public let title: String?
    public let severity: String?
    public let hashCode: String?
    /// The record that it was made of.
    public let record: String
    public let reason: String

    /// As one line, behind the name of the report.
    public var line: String {
      let finding = title.map { "\(severity ?? "") `\($0)`" } ?? "what was dropped"
      return "\(record): \(finding) stays in the report: \(reason)"
    }
  }

  /// A count of records that is too high without those that were cut out.
  public struct Count: Sendable, Codable, Equatable {
    /// The way to it.
    public let path: String
    public let old: Int?
    /// Nothing where it was left as it is.
    public let new: Int?

    /// As a few words.
    public var words: String {
      guard let old else { return "`\(path)`" }
      return "`\(path)` \(old)\(new.map { " → \($0)" } ?? "")"
    }
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
  /// The counts that are too high without the records that were cut out.
  public internal(set) var counts: [Count] = []
  /// How many records say in the report's own way that they are of no concern.
  public internal(set) var recordsMarked = 0
  /// How many should say it and cannot.
  public internal(set) var recordsUnmarked = 0
  /// How many findings stay that another one of the report stands for.
  public internal(set) var recordsUnmerged = 0
  /// What the policy asks for that a report in its scanner's own format cannot tell.
  public internal(set) var remarks: [String] = []
}
