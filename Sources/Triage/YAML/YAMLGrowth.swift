import Foundation

/// How much work a YAML text could be at most, told from its bytes alone.
///
/// Keys are compared as wholes. One that is itself a list or a mapping is gone through again on
/// each level that it stands in, and one with aliases of anchors that hold aliases doubles with
/// every few bytes. Both are looked for without reading YAML, so that no reader ever meets them:
/// what merely looks like an alias or such a key counts as one.
struct YAMLGrowth {
  /// In bytes.
  static let sizeLimit = 8 << 20
  /// How many values a document may have, aliases written out.
  static let nodeLimit = 1 << 19
  /// In bytes, for texts with keys that are lists or mappings: with aliases written out, and once
  /// for each level.
  private static let keyLimit = 1 << 24
  /// How deep libyaml lets values stand in each other.
  private static let depthLimit = 1000

  private let text: String
  private let size: Int
  private var anchors: [String: Int] = [:]
  private var aliases: [String: Int] = [:]
  /// Places where a key may begin or end that is a list, a mapping or an alias.
  private var compoundKeys = 0
  /// Signs of which each value but the first has one before it.
  private var separators = 0

  init(_ text: String) {
    self.text = text
    size = text.utf8.count
    guard size <= YAMLGrowth.sizeLimit else { return }
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        if let name = YAMLGrowth.name(in: bytes, from: index + 1) { anchors[name, default: 0] += 1 }
      case UInt8(ascii: "*"):
        guard let name = YAMLGrowth.name(in: bytes, from: index + 1) else { continue }
        aliases[name, default: 0] += 1
        countKey(in: bytes, from: index + 1 + name.utf8.count, before: ":")
      case UInt8(ascii: "?"), UInt8(ascii: "{"), UInt8(ascii: ","):
        countKey(in: bytes, from: index + 1, before: "{[&!?*")
        separators += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        countKey(in: bytes, from: index + 1, before: ":")
      case UInt8(ascii: "\n"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "-"):
        separators += 1
      default: break
      }
    }
  }

  /// Throws where reading the text could take too long, or too much memory.
  func check(_ file: String) throws(PolicyError) {
    guard size <= YAMLGrowth.sizeLimit else {
      throw PolicyError(
        "expected at most \(YAMLGrowth.sizeLimit) bytes of YAML, found \(size)", at: Origin(file))
    }
    guard separators <= 2 * YAMLGrowth.nodeLimit else {
      throw PolicyError("expected at most \(YAMLGrowth.nodeLimit) values", at: Origin(file))
    }
    let levels = Double(1 + min(compoundKeys, YAMLGrowth.depthLimit))
    guard
      compoundKeys == 0 || Double(size) * aliasFactor * levels <= Double(YAMLGrowth.keyLimit)
        || isJSON
    else {
      throw PolicyError("expected fewer keys that are lists, mappings or aliases", at: Origin(file))
    }
  }

  /// How many times as large the text may become: with `n` aliases of `k` anchors, each of which
  /// holds aliases of the one before, `(1 + n/k)^k` at most.
  private var aliasFactor: Double {
    let names = anchors.keys.filter { aliases[$0] != nil }
    let depth = Double(names.reduce(0) { $0 + (anchors[$1] ?? 0) })
    let count = Double(names.reduce(0) { $0 + (aliases[$1] ?? 0) })
    return depth == 0 ? 1 : pow(1 + count / depth, depth)
  }

  /// Lists of mappings look like keys that are mappings; but the keys of JSON are texts.
  private var isJSON: Bool {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
  }

  /// Counts a key that may be compound where the next sign that is no white space is one of
  /// several.
  private mutating func countKey(in bytes: [UInt8], from start: Int, before signs: String) {
    let next = bytes[start...].prefix(YAMLGrowth.lookAhead).first { $0 != 0x20 && !(9...13 ~= $0) }
    let isKey =
      next.map { signs.utf8.contains($0) } ?? (start + YAMLGrowth.lookAhead < bytes.count)
    if isKey { compoundKeys += 1 }
  }

  /// The name of an anchor as libyaml reads it: letters, digits, `_` and `-` of ASCII.
  private static func name(in bytes: [UInt8], from start: Int) -> String? {
    let name = bytes[start...].prefix {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// How much white space is looked through.
  private static let lookAhead = 256
}
