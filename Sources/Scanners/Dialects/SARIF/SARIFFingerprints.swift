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
    if all.isEmpty { return nil }
    // The order of bytes in UTF-8 is that of code points.
    return all.sorted { $0.method.utf8.lexicographicallyPrecedes($1.method.utf8) }
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
      let slash = UInt8(ascii: "/")
      var text = key
      return text.withUTF8 { bytes in
        guard let end = bytes.lastIndex(of: slash), let version = version(bytes[(end + 1)...])
        else { return (key, 0) }
        let start = bytes[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
        return (String(decoding: bytes[start..<end], as: UTF8.self), version)
      }
    }

    /// The number in `v1`.
    private static func version(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
      Int(String(decoding: text.filter { $0 != UInt8(ascii: "v") }, as: UTF8.self))
    }
  }
}
