package import FindingModel

/// CycloneDX 1.6: the vulnerabilities of components, and what was decided on them (VDR and VEX).
///
/// Format: <https://cyclonedx.org/docs/1.6/json/>. The components, of which many findings are in
/// few, stand behind the vulnerabilities.
package struct CycloneDXExporter: Exporter {
  package let wantsDropped = true
  package let separator: StaticString = ",\n"

  private let context: ExportContext
  private var components: Set<CycloneDXComponent> = []
  /// How often each name was given, as every vulnerability has to have its own.
  private var names: [String: Int] = [:]
  private var day: Day?
  private var hasOneDay = true
  private var count = 0

  package init(_ context: ExportContext) { self.context = context }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    if finding.verdict?.outcome == .dropped, finding.decision == nil { return 0 }
    if count == 0 { day = finding.date } else if day != finding.date { hasOneDay = false }
    count += 1
    let component = CycloneDXComponent(finding, in: report)
    if let component { components.insert(component) }
    let ref = component?.ref ?? "unknown-component"
    let name = CycloneDXVulnerability.name(of: finding, in: report, affecting: ref)
    let number = names[name, default: 0] + 1
    names[name] = number
    CycloneDXVulnerability(finding).write(
      as: number == 1 ? name : "\(name)-\(number)", affecting: ref, to: &bytes)
    return 1
  }

  package mutating func join(_ part: CycloneDXExporter) {
    if part.count == 0 { return }
    if count == 0 { day = part.day } else if day != part.day { hasOneDay = false }
    hasOneDay = hasOneDay && part.hasOneDay
    count += part.count
    components.formUnion(part.components)
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw(
      """
      {"$schema":"http://cyclonedx.org/schema/bom-1.6.schema.json","bomFormat":"CycloneDX",\
      "specVersion":"1.6","version":1,"vulnerabilities":[

      """ as StaticString)
  }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.raw("\n],\"components\":[\n")
    let sorted = components.map { (key: ($0.sortKey, $0.ref), component: $0) }
      .sorted { $0.key < $1.key }
    for (index, entry) in sorted.enumerated() {
      if index > 0 { bytes.raw(",\n") }
      entry.component.write(to: &bytes)
    }
    bytes.raw("\n],\"metadata\":")
    bytes.object { json in
      if hasOneDay, let day { json.member("timestamp", "\(day)T00:00:00Z") }
      json.object("tools") { json in
        json.list("components", [context.version]) { json, version in
          json.object {
            $0.member("type", "application")
            $0.member("name", "Winnow")
            $0.member("version", version)
          }
        }
      }
    }
    bytes.raw("}\n")
  }
}
