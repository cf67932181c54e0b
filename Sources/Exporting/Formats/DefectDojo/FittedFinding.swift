import Deduplication
package import FindingModel

/// A finding as DefectDojo can store it: one field too long for its column, or a sign that
/// PostgreSQL cannot hold, makes the server refuse the whole file.
///
/// The lengths are those of `dojo/finding/models.py` in 3.2.0, in code points.
package struct FittedFinding {
  package private(set) var finding: Finding
  /// What was changed, as ``Remarks`` counts it.
  private(set) var changes: [String] = []

  package init(_ original: Finding) {
    finding = original
    if let title = fitted("title", original.title, 511) { finding.title = title }
    for (name, field) in FittedFinding.texts { fit(name, field, nil) }
    for (name, field, length) in FittedFinding.columns { fit(name, field, length) }
    for (name, field) in FittedFinding.numbers { fit(name, field) }
    fitIDs()
    fitTags()
    fitURLs()
    fitFiles()
    if !finding.requestResponsePairs.isEmpty {
      changes.append("# findings without their requests and responses, which the format lacks")
    }
  }

  private typealias TextField = WritableKeyPath<FindingFields, String?> & Sendable
  private typealias NumberField = WritableKeyPath<FindingFields, Int?> & Sendable

  private static let texts: [(String, any TextField)] = [
    ("description", \.description), ("mitigation", \.mitigation), ("impact", \.impact),
    ("references", \.references), ("steps_to_reproduce", \.stepsToReproduce),
    ("severity_justification", \.severityJustification), ("param", \.param),
    ("payload", \.payload),
  ]

  private static let columns: [(String, any TextField, Int)] = [
    ("component_name", \.componentName, 500), ("component_version", \.componentVersion, 100),
    ("fix_version", \.fixVersion, 100), ("file_path", \.filePath, 4000),
    ("service", \.service, 200), ("unique_id_from_tool", \.uniqueIDFromTool, 500),
    ("vuln_id_from_tool", \.vulnIDFromTool, 500),
    ("sast_source_object", \.sastSourceObject, 500), ("sast_sink_object", \.sastSinkObject, 500),
    ("sast_source_file_path", \.sastSourceFilePath, 4000), ("cvssv3", \.cvssV3, 117),
    ("cvssv4", \.cvssV4, 255), ("effort_for_fixing", \.effortForFixing, 99),
  ]

  private static let numbers: [(String, any NumberField)] = [
    ("line", \.line), ("cwe", \.cwe), ("nb_occurences", \.occurrences),
    ("scanner_confidence", \.scannerConfidence), ("sast_source_line", \.sastSourceLine),
  ]

  private mutating func fit(
    _ name: String, _ field: any TextField, _ length: Int?
  ) {
    guard let text = finding[dynamicMember: field] else { return }
    if let text = fitted(name, text, length) { finding[dynamicMember: field] = text }
  }

  /// The text as it fits; nothing where it does already.
  private mutating func fitted(_ name: String, _ text: String, _ length: Int?) -> String? {
    var result = text
    if text.utf8.contains(0) {
      result.unicodeScalars.removeAll { $0.value == 0 }
      changes.append("# times `\(name)` without NUL")
    }
    if let length, result.unicodeScalars.count > length {
      result = result.prefix(scalars: length)
      changes.append("# times `\(name)` cut to \(length) characters")
    }
    return result.utf8.count == text.utf8.count ? nil : result
  }

  /// PostgreSQL's integers have 32 bits.
  private mutating func fit(_ name: String, _ field: any NumberField) {
    guard let number = finding[dynamicMember: field], Int32(exactly: number) == nil else { return }
    finding[dynamicMember: field] = nil
    changes.append("# times `\(name)` left out, as it is beyond 32 bits")
  }

  /// The first one is kept in a column of 50 characters too.
  private mutating func fitIDs() {
    let ids = finding.vulnerabilityIDs
    let fitting = ids.map { $0.utf8.contains(0) ? $0.replacing("\0", with: "") : $0 }
      .filter { $0.unicodeScalars.count <= 50 && !$0.isEmpty }
    guard fitting != ids else { return }
    finding.vulnerabilityIDs = fitting
    changes.append("# findings without vulnerability ids of more than 50 characters")
  }

  /// The server writes tags in small letters, and words in them with `_` between.
  private mutating func fitTags() {
    let tags = finding.tags.map(\.slug).filter { !$0.isEmpty }.distinct
    if tags == finding.tags { return }
    finding.tags = tags
    changes.append("# findings with tags written as the server does")
  }

  /// A URL without a host that the server can read is dropped by it, or refused with all others.
  private mutating func fitURLs() {
    let locations = finding.locations.filter { location in
      guard case .url(let url) = location else { return true }
      guard let cleaned = CleanedURL(url), !cleaned.host.isEmpty else { return false }
      return cleaned.host.unicodeScalars.allSatisfy {
        $0.isShown && !$0.properties.isWhitespace && !"/\\<>\"".unicodeScalars.contains($0)
      }
    }
    guard locations.count < finding.locations.count else { return }
    finding.locations = locations
    changes.append("# findings without URLs whose host the server cannot read")
  }

  /// The server refuses the whole file for an attachment of another kind.
  private mutating func fitFiles() {
    let files = finding.files.filter { file in
      let end = file.title.split(separator: ".").last.map { $0.lowercased() } ?? ""
      return FittedFinding.kinds.contains(end)
    }
    guard files.count < finding.files.count else { return }
    finding.files = files
    changes.append("# findings without files of kinds that the server refuses")
  }

  /// `FILE_UPLOAD_TYPES` of the server's settings.
  private static let kinds: Set<String> = [
    "txt", "pdf", "json", "xml", "csv", "yml", "png", "jpeg", "jpg", "sarif", "xlsx", "doc",
    "html", "js", "nessus", "zip", "fpr",
  ]
}

extension String {
  /// As `dojo.utils` cleans tags: small letters, `_` for spaces, commas and quotes.
  fileprivate var slug: String {
    var scalars = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars.prefix(255) {
      let isBad = ",'\"".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
      scalars.append(isBad || !scalar.isShown ? "_" : scalar)
    }
    return String(scalars)
  }
}
