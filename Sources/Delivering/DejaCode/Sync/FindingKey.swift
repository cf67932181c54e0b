import FindingModel

/// What a finding is known again by: neither line numbers nor times nor the scanner's version are in
/// it, and of vulnerabilities not the scanner, so that two scanners make one request.
struct FindingKey {
  /// In one line for each part.
  let fingerprint: String
  /// Without qualifiers and subpath; nil where the finding is in no package that has a URL.
  let purl: String?

  init(_ finding: Finding, _ grouping: RequestGrouping) {
    let purl = finding.packageURL
    self.purl = purl
    let component = purl ?? finding.componentText
    let vulnerability = finding.vulnerabilityIDs.first
    fingerprint =
      switch (grouping, component, vulnerability) {
      case (.component, let component?, _): "component\n\(component)"
      case (.vulnerability, _, let id?): "vulnerability\n\(id)"
      case (_, let component?, let id?): "finding\n\(id)\n\(component)"
      default:
        [
          "rule", finding.scanType, finding.vulnIDFromTool ?? vulnerability ?? finding.title,
          component ?? "", finding.filePath ?? finding.place ?? "",
        ].joined(separator: "\n")
      }
  }
}

extension Finding {
  /// The package URL of the component, without what tells files of one package apart.
  var packageURL: String? {
    let told = self.locations.lazy.compactMap { location in
      if case .dependency(let package) = location { package.purl } else { nil }
    }.first
    let text = told ?? self.facts.first { $0.kind == .purl }?.text
    return text.map(DejaCodePackage.searchable)
  }

  /// As `log4j-core 2.14.1`.
  var componentText: String? {
    guard let name = self.componentName, !name.isEmpty else { return nil }
    return [name, self.componentVersion ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Where on the network it was found; nil where it was found nowhere there.
  var place: String? {
    self.locations.lazy.compactMap { location -> String? in
      guard case .url(let url) = location else { return nil }
      if let text = url.url { return String(text.prefix { $0 != "?" && $0 != "#" }) }
      let port = url.port.map { ":\($0)" } ?? ""
      return url.host.map { $0 + port + (url.path ?? "") }
    }.first
  }
}
