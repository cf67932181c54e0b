import ReportReading
import ScannerKit

extension SARIF {
  /// The tool's own identity of a result: its first fingerprint, else all partial ones.
  static func fingerprint(of result: JSON) -> String? {
    let own = result["fingerprints"]
    if own.isObject, let first = Fingerprints(own).all.first { return first.value }
    let partial = result["partialFingerprints"]
    guard partial.isObject else { return nil }
    let all = Fingerprints(partial).all
    if all.count < 2 { return all.first.map { joined($0.method, ":", $0.value) } }
    // The order of bytes in UTF-8 is that of code points.
    return all.sorted { $0.method.utf8.lexicographicallyPrecedes($1.method.utf8) }
      .reduce(into: "") { text, fingerprint in
        if !text.isEmpty { text += "|" }
        text += fingerprint.method
        text += ":"
        text += fingerprint.value
      }
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
      let slash = UInt8(ascii: "/")
      guard let end = key.utf8.lastIndex(of: slash),
        let version = version(key.utf8[key.utf8.index(after: end)...])
      else { return (key, 0) }
      let start = key.utf8[..<end].lastIndex(of: slash).map { key.utf8.index(after: $0) }
      return (String(key[(start ?? key.startIndex)..<end]), version)
    }

    /// The number in `v1`.
    private static func version(_ text: Substring.UTF8View) -> Int? {
      Int(String(decoding: text.filter { $0 != UInt8(ascii: "v") }, as: UTF8.self))
    }
  }
}
