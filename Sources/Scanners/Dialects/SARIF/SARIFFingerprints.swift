import ReportReading
import ScannerKit

extension SARIF {
  /// The tool's own identity of a result: its first fingerprint, else all partial ones.
  static func fingerprint(of result: JSON) -> String? {
    if result["fingerprints"].isObject,
      let first = Fingerprints(result["fingerprints"]).all.first
    {
      return first.value
    }
    guard result["partialFingerprints"].isObject else { return nil }
    let all = Fingerprints(result["partialFingerprints"]).all
    if all.count < 2 { return all.first.map { joined($0.method, ":", $0.value) } }
    return all.sorted {
      $0.method.unicodeScalars.lexicographicallyPrecedes($1.method.unicodeScalars)
    }
    .map { joined($0.method, ":", $0.value) }.joined(separator: "|")
  }

  /// Fingerprints by their method, each in its last version: `primaryLocationLineHash/v1`.
  private struct Fingerprints {
    private(set) var all: [(method: String, version: Int, value: String)] = []

    init(_ values: JSON) {
      for (key, value) in values.members {
        let (method, version) = Fingerprints.parts(of: key)
        // Black Duck wraps what is to be a text: `{"value": "…"}`.
        let text = value.isObject ? value["value"].pythonText(orIfMissing: "") : value.pythonText
        if let place = all.firstIndex(where: { $0.method == method }) {
          if all[place].version < version { all[place] = (method, version, text) }
        } else {
          all.append((method, version, text))
        }
      }
    }

    private static func parts(of key: String) -> (method: String, version: Int) {
      guard key.utf8.contains(UInt8(ascii: "/")) else { return (key, 0) }
      let parts = key.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count > 1, let last = parts.last,
        let version = Int(last.filter { $0 != "v" })
      else { return (key, 0) }
      return (String(parts[parts.count - 2]), version)
    }
  }
}
