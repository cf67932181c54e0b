import FindingModel

/// What an index finds the patterns by that a package may match: the last part of its name.
extension PackagePattern {
  /// The key of a package; nothing where the text is no package URL.
  package static func key(of purl: String) -> RuleKey? {
    if let name = plainName(of: purl) { return key(ofName: name) }
    guard let purl = try? PackageURL(purl) else { return nil }
    return key(ofName: purl.name.split(separator: "/").last.map(String.init) ?? "")
  }

  /// The key of a name in any letter case. Types of packages replace signs in names by others, so
  /// that all signs are the same to it.
  package static func key(ofName name: String) -> RuleKey {
    let letters = name.utf8.allSatisfy { $0 < 0x80 } ? name : name.lowercased()
    return RuleKey(
      .package,
      letters.utf8.lazy.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
          byte
        default: UInt8(ascii: "-")
        }
      })
  }

  /// The last part of the name in a package URL that is written plainly, as most are: reading them
  /// as a whole took half of the time of looking rules up.
  private static func plainName(of purl: String) -> String? {
    var purl = purl
    return purl.withUTF8 { bytes in
      guard bytes.starts(with: "pkg:".utf8), bytes.allSatisfy(isPlain) else { return nil }
      var rest = bytes.dropFirst(4)
      guard let type = rest.firstIndex(of: UInt8(ascii: "/")), type != rest.startIndex else {
        return nil
      }
      let isNPM = rest[..<type].elementsEqual("npm".utf8)
      rest = rest[(type + 1)...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      if rest.first == UInt8(ascii: "@") {
        guard isNPM, let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        rest = rest[(slash + 1)...]
      }
      if let version = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[..<version] }
      if let slash = rest.lastIndex(of: UInt8(ascii: "/")) { rest = rest[(slash + 1)...] }
      return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
    }
  }

  /// Signs that stand for themselves; of the others some are decoded and some dropped.
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\\")
  }
}
