import Foundation

/// One spelling per finding, so that only differences that matter remain.
struct CanonicalFinding {
  let hashCode: String
  /// All of its fields as JSON with sorted keys.
  let text: String

  private static let defaults = [
    "active": true, "verified": false, "static_finding": false, "dynamic_finding": true,
    "false_p": false, "out_of_scope": false, "risk_accepted": false, "is_mitigated": false,
  ]
  private static let integers: Set = [
    "line", "nb_occurences", "scanner_confidence", "sast_source_line",
  ]
  private static let fractions: Set = [
    "cvssv3_score", "cvssv4_score", "epss_score", "epss_percentile",
  ]
  private static let days: Set = ["date", "publish_date", "kev_date"]
  /// Fields whose order the reference does not fix.
  private static let unordered: Set = ["tags", "cwes"]
  /// What only Winnow tells.
  private static let ours: Set = ["scan_type", "test_type", "source"]

  init(_ finding: [String: Any], without unstable: Set<String>) {
    hashCode = finding["hash_code"] as? String ?? ""
    var fields: [String: Any] = [:]
    for (name, value) in finding
    where !CanonicalFinding.ours.contains(name) && !unstable.contains(name) {
      if let isOn = CanonicalFinding.defaults[name], value as? Bool == isOn { continue }
      if value is NSNull || CanonicalFinding.isEmptyContainer(value) { continue }
      fields[name] = CanonicalFinding.normal(value, name)
    }
    let data = try? JSONSerialization.data(
      withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
    text = data.map { String(decoding: $0, as: UTF8.self) } ?? "\(fields)"
  }

  private static func normal(_ value: Any, _ name: String) -> Any {
    if integers.contains(name), let text = value as? String { return Int(text) ?? text }
    if fractions.contains(name), let number = value as? NSNumber {
      return (number.doubleValue * 1_000_000).rounded() / 1_000_000
    }
    if days.contains(name), let text = value as? String { return String(text.prefix(10)) }
    if name == "mitigated", let text = value as? String {
      return text.prefix(19).replacing(" ", with: "T")
    }
    if unordered.contains(name), let list = value as? [Any] {
      return list.map { "\($0)" }.sorted()
    }
    return tidy(value)
  }

  /// Empty members are as good as none.
  private static func tidy(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(tidy) }
    guard let members = value as? [String: Any] else { return value }
    return members.filter { _, value in
      !(value is NSNull) && value as? String != "" && !isEmptyContainer(value)
    }.mapValues(tidy)
  }

  private static func isEmptyContainer(_ value: Any) -> Bool {
    (value as? [Any])?.isEmpty == true || (value as? [String: Any])?.isEmpty == true
  }
}
