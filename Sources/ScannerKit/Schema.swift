/// What is known of the shape of a scanner's reports, so that a report of another shape is noted.
///
///     let schema = Schema(version: "SchemaVersion", known: ["2"], keys: ["ArtifactName", "Results"])
public struct Schema: Sendable {
  /// The key of a JSON report, or the attribute of an XML report's root element, that holds the
  /// version of the format.
  public let version: String?
  /// The versions that this scanner was written for; one stands for all that go on with a full stop
  /// behind it, as "2" for "2.16.1".
  public let known: [String]
  /// All keys of a JSON report, or the columns of a CSV report, that some version has; none are
  /// checked where this is empty.
  public let keys: Set<String>

  public init(version: String? = nil, known: [String] = [], keys: Set<String> = []) {
    self.version = version
    self.known = known
    self.keys = keys.isEmpty ? [] : keys.union(version.map { [$0] } ?? [])
  }

  /// What in a report no known version has.
  func differences(version found: String?, keys foundKeys: [String]) -> [String] {
    var differences: [String] = []
    if let version, let found, !isKnown(found) {
      let list = known.map { "`\($0)`" }.joined(separator: ", ")
      differences.append("expected `\(version)` to be one of \(list), found `\(found)`")
    }
    if !keys.isEmpty {
      let others = foundKeys.filter { !keys.contains($0) }
      if !others.isEmpty {
        let list = others.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
        differences.append("holds what no known version of the format has: \(list)")
      }
    }
    return differences
  }

  private func isKnown(_ version: String) -> Bool {
    known.contains { version == $0 || version.hasPrefix("\($0).") }
  }
}
