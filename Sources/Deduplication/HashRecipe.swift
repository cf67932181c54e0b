package import FindingModel

/// The fields whose texts make the `hash_code` of a finding, in their order.
///
/// A field is written as Python's `str` writes it: `None` where there is nothing, digits for a
/// number. The service is added to every hash unless it is empty (`HASH_CODE_FIELDS_ALWAYS`).
package struct HashRecipe: Sendable, Hashable {
  /// Nothing where the legacy fields are hashed.
  package let fields: [HashField]?
  package let allowsNullCWE: Bool

  /// The `hash_code`: 64 hexadecimal digits in lower case. The buffer is room to work in, worth
  /// keeping for the next finding.
  package func hashCode(of finding: Finding, buffer: inout HashBuffer) -> String {
    buffer.removeAll()
    for field in fields(for: finding) { buffer.append(field, of: finding) }
    if let service = finding.service { buffer.append(service) }
    return buffer.hashCode()
  }

  private func fields(for finding: Finding) -> [HashField] {
    guard let fields, allowsNullCWE || finding.cwe != 0 else { return HashField.legacy }
    return fields
  }
}

extension HashBuffer {
  fileprivate mutating func append(_ field: HashField, of finding: Finding) {
    switch field {
    case .title: append(finding.title)
    case .severity: append(finding.severity.rawValue)
    case .description: append(orNone: finding.description)
    case .mitigation: append(orNone: finding.mitigation)
    case .cwe: append(orNone: finding.cwe)
    case .cwes: append(sorted: labels(cwe: finding.cwe, others: finding.cwes))
    case .vulnerabilityIDs: append(vulnerabilityIDs: finding.vulnerabilityIDs)
    case .componentName: append(orNone: finding.componentName)
    case .componentVersion: append(orNone: finding.componentVersion)
    case .filePath: append(orNone: finding.filePath)
    case .line: append(orNone: finding.line)
    case .uniqueIDFromTool: append(orNone: finding.uniqueIDFromTool)
    case .vulnIDFromTool: append(orNone: finding.vulnIDFromTool)
    case .payload: append(orNone: finding.payload)
    case .endpoints: append(sorted: endpoints(of: finding.locations))
    }
  }

  private mutating func append(orNone text: String?) { append(text ?? "None") }

  private mutating func append(orNone number: Int?) {
    append(number.map { String($0) } ?? "None")
  }

  /// The import drops blank identifiers before it hashes (`process_cve`).
  private mutating func append(vulnerabilityIDs: [String]) {
    let isBlank = vulnerabilityIDs.contains(where: \.isBlankInPython)
    append(sorted: isBlank ? vulnerabilityIDs.filter { !$0.isBlankInPython } : vulnerabilityIDs)
  }

  /// DefectDojo keeps only the URLs among the locations.
  private mutating func endpoints(of locations: [Location]) -> [String] {
    locations.compactMap { location in
      guard case .url(let url) = location else { return nil }
      return cleanedText(of: url)
    }
  }

  /// Each text once, in the order of code points, which is that of the bytes in UTF-8.
  private mutating func append(sorted texts: [String]) {
    if texts.count == 1 { return append(texts[0]) }
    var last: String?
    for text in texts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if let last, last.utf8.elementsEqual(text.utf8) { continue }
      append(text)
      last = text
    }
  }
}

/// The rows that DefectDojo would make of the finding's CWE and the others (`finding_cwe_labels`).
private func labels(cwe: Int?, others: [Int]) -> [String] {
  ((cwe.map { [$0] } ?? []) + others).filter { (1...9_999_999).contains($0) }.map { "CWE-\($0)" }
}
