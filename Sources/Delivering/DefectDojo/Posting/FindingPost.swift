public import FindingModel

/// A finding as it is posted, one by one.
public struct FindingPost: Sendable, Hashable {
  /// By the names in ``ServerFinding/fields``, without the test.
  public let values: [String: JSONValue]
  /// The hash that the server will give it.
  public let hash: String
  /// Where on the network it was found.
  public let places: [NetworkPlace]

  /// - Parameters:
  ///   - finding: What the scanner told.
  ///   - hash: The hash that the server will give it, which may be another than that of an import.
  public init(_ finding: Finding, hash: String) {
    var values: [String: JSONValue] = [:]
    FindingPost.identity(of: finding, &values)
    FindingPost.details(of: finding, &values)
    FindingPost.status(of: finding, &values)
    self.values = values.filter { $0.value != .null && $0.value != "" && $0.value != [] }
    self.hash = hash
    var met = Set<NetworkPlace>()
    places = finding.locations.compactMap(NetworkPlace.init).filter { met.insert($0).inserted }
  }

  private static func identity(of finding: Finding, _ values: inout [String: JSONValue]) {
    values["title"] = .text(finding.postedTitle)
    values["description"] = .text(finding.postedDescription)
    values["severity"] = .text(finding.severity.rawValue)
    // The server computes it anew, but asks for it.
    values["numerical_severity"] = .text(finding.severity.numerical)
    values["cwe"] = finding.cwe.map { .int($0) }
    values["vulnerability_ids"] = .list(
      finding.vulnerabilityIDs.map { ["vulnerability_id": .text($0)] })
    values["cwes"] = .list(finding.cwes.map { ["cwe": .text("CWE-\($0)")] })
    values["component_name"] = .init(finding.componentName)
    values["component_version"] = .init(finding.componentVersion)
    values["file_path"] = .init(finding.filePath)
    values["line"] = finding.line.map { .int($0) }
    values["service"] = .init(finding.service)
    values["unique_id_from_tool"] = .init(finding.uniqueIDFromTool)
    values["vuln_id_from_tool"] = .init(finding.vulnIDFromTool)
  }

  private static func details(of finding: Finding, _ values: inout [String: JSONValue]) {
    values["mitigation"] = .init(finding.mitigation)
    values["impact"] = .init(finding.impact)
    values["references"] = .init(finding.references)
    values["steps_to_reproduce"] = .init(finding.stepsToReproduce)
    values["severity_justification"] = .init(finding.severityJustification)
    values["cvssv3"] = .init(finding.cvssV3)
    values["cvssv3_score"] = .init(finding.cvssV3Score)
    values["cvssv4"] = .init(finding.cvssV4)
    values["cvssv4_score"] = .init(finding.cvssV4Score)
    values["epss_score"] = .init(finding.epssScore)
    values["epss_percentile"] = .init(finding.epssPercentile)
    values["known_exploited"] = finding.knownExploited.map { .bool($0) }
    values["ransomware_used"] = finding.ransomwareUsed.map { .bool($0) }
    values["kev_date"] = .init(finding.kevDate?.description)
    values["fix_available"] = finding.fixAvailable.map { .bool($0) }
    values["fix_version"] = .init(finding.fixVersion)
    values["sast_source_object"] = .init(finding.sastSourceObject)
    values["sast_source_line"] = finding.sastSourceLine.map { .int($0) }
    values["sast_source_file_path"] = .init(finding.sastSourceFilePath)
    values["sast_sink_object"] = .init(finding.sastSinkObject)
    values["nb_occurences"] = finding.occurrences.map { .int($0) }
    values["effort_for_fixing"] = .init(finding.effortForFixing)
    values["date"] = .init(finding.date?.description)
    values["publish_date"] = .init(finding.publishDate?.description)
    values["tags"] = .list(finding.tags.map { .text($0) })
  }

  private static func status(of finding: Finding, _ values: inout [String: JSONValue]) {
    values["active"] = .bool(finding.active)
    // Both at once are refused.
    values["verified"] = .bool(finding.verified && !finding.falsePositive)
    values["false_p"] = .bool(finding.falsePositive)
    values["out_of_scope"] = .bool(finding.outOfScope)
    values["is_mitigated"] = .bool(finding.isMitigated && !finding.active)
    values["static_finding"] = .bool(finding.staticFinding)
    values["dynamic_finding"] = .bool(finding.dynamicFinding)
  }

  /// What the finding is known again by within a test.
  var key: PostKey {
    PostKey(
      hash: hash, filePath: values["file_path"]?.text, line: values["line"]?.int,
      component: values["component_name"]?.text, version: values["component_version"]?.text)
  }
}

/// What a finding is known again by within a test: hash and place.
struct PostKey: Hashable {
  let hash: String
  let filePath: String?
  let line: Int?
  let component: String?
  let version: String?
}

extension ServerFinding {
  var key: PostKey {
    PostKey(
      hash: hashCode ?? "", filePath: filePath, line: line, component: componentName,
      version: componentVersion)
  }
}

extension Finding {
  /// The most characters that the server takes; an import cuts titles there as well.
  private static let longestTitle = 511

  /// Without white space around it, as the server stores it, and no longer than it takes.
  var postedTitle: String {
    let title = self.title.trimmed
    return title.unicodeScalars.count <= Finding.longestTitle
      ? title : String(String.UnicodeScalarView(title.unicodeScalars.prefix(Finding.longestTitle)))
  }

  /// The server takes none that is empty; the title stands for it then.
  var postedDescription: String {
    let description = (self.description ?? "").trimmed
    return description.isEmpty ? postedTitle : description
  }
}

extension Severity {
  /// As DefectDojo writes it: `S0` for Critical.
  fileprivate var numerical: String {
    switch self {
    case .critical: "S0"
    case .high: "S1"
    case .medium: "S2"
    case .low: "S3"
    case .info: "S4"
    }
  }
}

extension JSONValue {
  /// The text as the server stores it, without white space around it.
  fileprivate init(_ text: String?) { self = text.map { .text($0.trimmed) } ?? .null }
  fileprivate init(_ number: Double?) { self = number.map { .double($0) } ?? .null }
}
