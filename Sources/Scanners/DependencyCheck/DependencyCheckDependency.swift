import FindingModel

extension DependencyCheck {
  /// The file that is vulnerable, and the component that it was taken for.
  struct Dependency {
    let fileName: String
    let filePath: String?
    private(set) var name: String
    private(set) var version: String?
    private(set) var purl: String?
    /// The files that were found to be the same component, as a block of Markdown.
    let related: String

    init(_ record: some DependencyRecord) throws {
      fileName = try record.fileName()
      filePath = record.filePath
      related = Dependency.related(record.relatedFiles)
      name = fileName
      if let component = Dependency.component(of: record) {
        name = component.name ?? fileName
        version = component.version
        purl = component.purl
      }
    }

    private typealias Component = (name: String?, version: String?, purl: String?)

    /// By the surest identifier: a purl (since 6.0), a CPE, Maven coordinates, collected evidence.
    private static func component(of record: some DependencyRecord) -> Component? {
      let text = record.package.map(trimmed)
      if let text, let purl = try? PackageURL(text) {
        let name = (purl.namespace.map { "\($0):" } ?? "") + purl.name
        return (name, purl.version ?? "", text)
      }
      let cpe = record.identifier("cpe")
      if let cpe, let component = Dependency.component(ofCPE: cpe) { return component }
      let maven = record.identifier("maven")
      let parts = maven?.split(separator: ":", omittingEmptySubsequences: false)
      if let parts, parts.count == 3 { return ("\(parts[0]):\(parts[1])", String(parts[2]), nil) }
      guard let product = record.productEvidence else { return nil }
      return (product.value, record.versionEvidence?.value, nil)
    }

    /// `cpe:/a:vendor:product:version` (CPE 2.2) or `cpe:2.3:a:vendor:product:version`.
    private static func component(ofCPE text: String) -> Component? {
      var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.first?.lowercased() == "cpe", parts.count > 3 else { return nil }
      parts.removeFirst(parts[1] == "2.3" ? 3 : 2)
      guard parts.count > 1 else { return nil }
      return ("\(parts[0]):\(parts[1])", parts.count > 2 ? parts[2] : "", nil)
    }

    private static func related(_ files: [(name: String?, path: String?)]) -> String {
      let lines = files.compactMap { file -> String? in
        guard let name = file.name, !name.isEmpty else { return nil }
        let path = trimmed(file.path ?? "")
        return path.isEmpty ? "- \(name)" : "- \(name) (\(path))"
      }
      return lines.isEmpty ? "" : "\n**Related Filepaths:**\n" + lines.joined(separator: "\n")
    }

    private static func trimmed(_ text: String) -> String {
      let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
      let scalars = text.unicodeScalars.drop(while: isSpace)
      return String(
        scalars.reversed().drop(while: isSpace).reversed().reduce(into: "") {
          $0.unicodeScalars.append($1)
        })
    }
  }
}
