/// A finding that another one stands for, by what it can be found again with.
public struct MergedFinding: Sendable, Hashable {
  /// DefectDojo's name of the scan, as "Trivy Scan".
  public let scanType: String
  public let title: String
  /// DefectDojo's identity of the finding, where it was worked out.
  public let hashCode: String?
  /// The scanner's own identity of the finding.
  public let uniqueIDFromTool: String?

  public init(_ finding: Finding) {
    scanType = finding.scanType
    title = finding.title
    hashCode = finding.hashCode
    uniqueIDFromTool = finding.uniqueIDFromTool
  }
}
