import FindingModel

extension DependencyCheck {
  /// A dependency in either form of a report.
  protocol DependencyRecord {
    associatedtype Vulnerability: VulnerabilityRecord

    func fileName() throws -> String
    var filePath: String? { get }
    /// The first package URL.
    var package: String? { get }
    /// All identifiers: package URLs, CPEs and Maven coordinates.
    var identifiers: [String] { get }
    var sha1: String? { get }
    /// An identifier of a type, as there were before package URLs.
    func identifier(_ type: String) -> String?
    /// What was found to be its name, if that was looked for.
    var productEvidence: Evidenced? { get }
    var versionEvidence: Evidenced? { get }
    /// The files that were found to be the same component.
    var relatedFiles: [(name: String?, path: String?)] { get }
    /// Those that are suppressed behind the others.
    var vulnerabilities: [Vulnerability] { get }
  }

  struct Evidenced {
    let value: String?
  }

  /// A vulnerability in either form of a report.
  protocol VulnerabilityRecord {
    /// A dependency has many, which are decided about one by one.
    var place: RecordPosition { get }
    func name() throws -> String
    var isSuppressed: Bool { get }
    var source: String? { get }
    var description: String? { get }
    /// Why it is suppressed, if that is told.
    var notes: String? { get }
    /// CWE numbers, with and without `CWE-` before them.
    var weaknesses: [String] { get }
    var references: [ReferenceTexts]? { get }
    var severity: String? { get }
    /// By CVSS 2; an empty one where the report has that without a severity.
    var severityByCVSS2: String?? { get }
    var scoreOfCVSS2: String? { get }
    var scoreOfCVSS3: String? { get }
    var scoreOfCVSS4: String? { get }
    /// The CPE names of what has the vulnerability, and whether the dependency was taken for it.
    var vulnerableSoftware: [(name: String?, isMatched: Bool)] { get }
    var hasCVSS3: Bool { get }
    func metricOfCVSS3(_ name: StaticString) -> String?
  }

  struct ReferenceTexts {
    let source: String?
    let url: String?
    let name: String?
  }
}
