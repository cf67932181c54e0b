import FindingModel
import Foundation
import ReportReading

/// The components of a CycloneDX document by their `bom-ref`.
struct CycloneDXComponents {
  private var identifiers: [String: (purl: String?, cpe: String?)] = [:]
  /// What a BOM-Link to a component of the document begins with.
  private let document: String?

  init(_ root: JSON) {
    document = BOMLink.document(
      root["serialNumber"].text, version: root["version"].int.map(String.init))
    add(root["metadata"]["component"])
    for component in root["components"] { add(component) }
  }

  private mutating func add(_ component: JSON) {
    guard component.isObject else { return }
    if let reference = component["bom-ref"].text {
      identifiers[reference] = (component["purl"].nonEmptyText, component["cpe"].nonEmptyText)
    }
    if component["components"].exists {
      for inner in component["components"] { add(inner) }
    }
  }

  init(_ root: XML) {
    document = BOMLink.document(
      root.attribute("serialNumber"), version: root.attribute("version"))
    add(root["metadata"]["component"])
    for component in root["components"].all("component") { add(component) }
  }

  private mutating func add(_ component: XML) {
    guard component.exists else { return }
    if let reference = component.attribute("bom-ref") {
      identifiers[reference] = (component["purl"].trimmedText, component["cpe"].trimmedText)
    }
    for inner in component["components"].all("component") { add(inner) }
  }

  /// Findings in what an analysis is about.
  func condition(
    of target: CycloneDXTarget, effect: Effect
  ) throws(PatternError) -> Condition {
    let found = try identifiers(of: target.reference)
    var names = SoftwareNames()
    if let purl = found.purl { try names.add(packageURL: purl) }
    if let cpe = found.cpe, target.versions.isEmpty { names.add(cpe: cpe) }
    if names.isEmpty { return try linked(target) }
    if target.versions.isEmpty { return names.product }
    var versions = SoftwareNames()
    try versions.add(
      packageURL: found.purl ?? "", versions: try target.versions.intervals(effect: effect))
    return .all([names.product, versions.product])
  }

  /// Findings in the component of that one document: others may use its `bom-ref` for another.
  private func linked(_ target: CycloneDXTarget) throws(PatternError) -> Condition {
    let isLink = target.reference.hasPrefix("urn:cdx:")
    let link = isLink ? target.reference : document.map { "\($0)#\(target.reference)" }
    guard let link, target.versions.isEmpty else {
      throw PatternError(
        "expected a component with a package URL or CPE name, found `\(target.reference)`")
    }
    let decoded = link.removingPercentEncoding ?? link
    return .oneOf(Set([link, decoded]).sorted().map { .property("bom_link", $0) })
  }

  private func identifiers(
    of target: String
  ) throws(PatternError) -> (purl: String?, cpe: String?) {
    guard let reference = CycloneDXComponents.localReference(target) else {
      throw PatternError("expected a `bom-ref` or BOM-Link to a component, found `\(target)`")
    }
    let decoded = reference.removingPercentEncoding ?? reference
    if let known = identifiers[reference] ?? identifiers[decoded] { return known }
    for text in [reference, decoded] where text.hasPrefix("pkg:") {
      return (CycloneDXComponents.withoutPackageID(text), nil)
    }
    if target.hasPrefix("urn:cdx:") { return (nil, nil) }
    throw PatternError("expected the `bom-ref` of a component, found `\(reference)`")
  }

  /// What stands behind the `#` of a BOM-Link; nothing where that is a whole document.
  private static func localReference(_ reference: String) -> String? {
    guard reference.hasPrefix("urn:cdx:") else { return reference.isEmpty ? nil : reference }
    guard let sign = reference.firstIndex(of: "#") else { return nil }
    let local = reference[reference.index(after: sign)...]
    return local.isEmpty ? nil : String(local)
  }

  /// Syft makes its references from package URLs with a qualifier of its own.
  private static func withoutPackageID(_ reference: String) -> String {
    let parts = reference.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return reference }
    let qualifiers = parts[1].split(separator: "&").filter { !$0.hasPrefix("package-id=") }
    return qualifiers.isEmpty
      ? String(parts[0]) : "\(parts[0])?\(qualifiers.joined(separator: "&"))"
  }
}

extension [CycloneDXVersion] {
  /// The versions that a decision is about, each as a version or a range.
  ///
  /// Where some are said to be unaffected, only those are dropped; unaffected ones are not taken
  /// back, and nothing is decided about unknown ones.
  fileprivate func intervals(effect: Effect) throws(PatternError) -> [String] {
    let hasUnaffected = contains { $0.status == "unaffected" }
    var intervals: [String] = []
    for entry in self {
      let isUnaffected = entry.status == "unaffected"
      if entry.status == "unknown" || isUnaffected == (effect == .keep) && hasUnaffected {
        continue
      }
      if let version = entry.version {
        guard VersionRange.isVersion(version) else {
          throw PatternError("expected a version, found `\(version)`")
        }
        intervals.append(version)
      } else if let range = entry.range {
        guard range.hasPrefix("vers:"), !range.contains(where: { "?#@ ".contains($0) }) else {
          throw PatternError("expected a range as vers:npm/>=1.0|<2.0, found `\(range)`")
        }
        intervals.append(range)
      } else {
        throw PatternError("expected `version` or `range`, found neither")
      }
    }
    if intervals.isEmpty { throw PatternError("expected versions to decide about, found none") }
    return intervals
  }
}
