/// The findings that one stands for, and why they are taken for the same.
public struct MergedGroup: Sendable, Hashable {
  /// How sure it is that they are.
  public enum Confidence: String, Sendable, Hashable, CaseIterable, Codable {
    /// The same identifier in the same package, the same rule at the same place, the same secret.
    case certain
    /// All that was told agrees, but less was told: a package without its ecosystem, a line with
    /// weaknesses of one family.
    case likely
    /// Some of it differs a little or was not told: lines near each other, a version, a parameter.
    case possible
  }

  /// One of them, by what it can be found again with.
  public struct Member: Sendable, Hashable {
    /// The name of its report.
    public let report: String
    /// DefectDojo's name of the scan, as "Trivy Scan".
    public let scanType: String
    public let title: String
    public let severity: Severity
    /// DefectDojo's identity of the finding, where it was worked out.
    public let hashCode: String?
    /// The scanner's own identity of the finding.
    public let uniqueIDFromTool: String?

    public init(_ finding: Finding, report: String) {
      self.report = report
      scanType = finding.scanType
      title = finding.title
      severity = finding.severity
      hashCode = finding.hashCode
      uniqueIDFromTool = finding.uniqueIDFromTool
    }
  }

  /// All of them, in the order in which they were read.
  public let members: [Member]
  /// What they have in common, as `CVE-2021-44228 in pkg:npm/lodash@4.17.20`.
  public let reason: String
  public let confidence: Confidence

  public init(_ members: [Member], reason: String, confidence: Confidence) {
    self.members = members
    self.reason = reason
    self.confidence = confidence
  }
}
