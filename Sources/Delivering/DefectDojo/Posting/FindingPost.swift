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
  ///   - hash: What the server will hash a finding to.
  public init(_ finding: Finding, hash: (Finding) -> String) {
    let posted = finding.asPosted
    var values: [String: JSONValue] = [:]
    FindingPost.identity(of: posted, &values)
    FindingPost.details(of: posted, &values)
    FindingPost.status(of: posted, &values)
    self.values = values.filter { $0.value != .null && $0.value != [] }
    self.hash = hash(posted)
    var met = Set<NetworkPlace>()
    places = finding.locations.compactMap(NetworkPlace.init).filter { met.insert($0).inserted }
  }

  /// The request that makes it.
  ///
  /// - Parameter test: The id of the test.
  /// - Returns: The request; nothing is sent.
  /// - Throws: Where the server would not take it.
  public func call(into test: Int) throws(DeliveryError) -> Call<ServerFinding> {
    var values = values
    values["test"] = .int(test)
    // An empty list stands for the test's own type.
    values["found_by"] = []
    return try Call<ServerFinding>.create(values)
  }

  private static func identity(of finding: Finding, _ values: inout [String: JSONValue]) {
    values["title"] = .text(finding.title)
    values["description"] = .init(finding.description)
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

  /// The finding as the server has it when it computes the hash of one that is posted: without the
  /// white space around texts, empty ones being none, and without the places that are attached only
  /// afterwards.
  public var asPosted: Finding {
    var posted = self
    posted.locations = []
    let title = self.title.trimmed.unicodeScalars.prefix(Finding.longestTitle)
    posted.title = String(String.UnicodeScalarView(title))
    // The server takes none that is empty; the title stands for it then.
    posted.description = self.description.stripped ?? posted.title
    posted.mitigation = self.mitigation.stripped
    posted.impact = self.impact.stripped
    posted.references = self.references.stripped
    posted.stepsToReproduce = self.stepsToReproduce.stripped
    posted.severityJustification = self.severityJustification.stripped
    posted.componentName = self.componentName.stripped
    posted.componentVersion = self.componentVersion.stripped
    posted.fixVersion = self.fixVersion.stripped
    posted.filePath = self.filePath.stripped
    posted.service = self.service.stripped
    posted.uniqueIDFromTool = self.uniqueIDFromTool.stripped
    posted.vulnIDFromTool = self.vulnIDFromTool.stripped
    posted.sastSourceObject = self.sastSourceObject.stripped
    posted.sastSourceFilePath = self.sastSourceFilePath.stripped
    posted.sastSinkObject = self.sastSinkObject.stripped
    posted.cvssV3 = self.cvssV3.stripped
    posted.cvssV4 = self.cvssV4.stripped
    posted.effortForFixing = self.effortForFixing.stripped
    posted.payload = nil
    return posted
  }
}

extension String? {
  /// Without white space around it; nil where nothing is left.
  fileprivate var stripped: String? {
    guard let text = self?.trimmed, !text.isEmpty else { return nil }
    return text
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
  fileprivate init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  fileprivate init(_ number: Double?) { self = number.map { .double($0) } ?? .null }
}
