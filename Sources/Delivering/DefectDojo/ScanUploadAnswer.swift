/// What DefectDojo says of an upload. What it repeats of the parameters is left out: unset ones come
/// back as false, whatever was done.
public struct ScanUploadAnswer: Decodable, Sendable, Equatable {
  /// The test that the findings are in.
  public let test: Int
  public let engagementID: Int?
  public let productID: Int?
  public let productTypeID: Int?
  public let statistics: Statistics?
  /// Whether ``statistics`` already know of duplicates; DefectDojo 3 only.
  public let deduplicationComplete: Bool?

  /// The findings of the test.
  public struct Statistics: Decodable, Sendable, Equatable {
    /// A reimport into a test that there was.
    public let before: BySeverity?
    /// A reimport into a test that there was.
    public let delta: Delta?
    public let after: BySeverity?
  }

  /// What a reimport did. Findings that it left closed, or did not close, are counted nowhere.
  public struct Delta: Decodable, Sendable, Equatable {
    public let created: BySeverity
    public let closed: BySeverity
    public let reactivated: BySeverity
    public let untouched: BySeverity
  }

  public struct BySeverity: Decodable, Sendable, Equatable {
    public let info: Counts
    public let low: Counts
    public let medium: Counts
    public let high: Counts
    public let critical: Counts
    public let total: Counts
  }

  public struct Counts: Decodable, Sendable, Equatable {
    public let active: Int
    public let verified: Int
    public let duplicate: Int
    public let falseP: Int
    public let outOfScope: Int
    public let isMitigated: Int
    public let riskAccepted: Int
    public let total: Int
  }
}
