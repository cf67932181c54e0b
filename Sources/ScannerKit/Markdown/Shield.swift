/// Private-use characters that stand in `ShieldedHTML` for what libxml2 must not see.
///
/// U+10FF00 to U+10FF3F stand for the ASCII character of their last six bits, or for what is named
/// here. A document that holds one of these itself is read as if it held that.
enum Shield {
  /// A piece of text ends and another begins.
  static let boundary = UInt8(ascii: "!")
  /// The `&` of a reference, whose name ends at the next boundary.
  static let reference = UInt8(ascii: "#")

  fileprivate static let lead: [UInt8] = [0xF4, 0x8F, 0xBC]
}

extension Array<UInt8> {
  mutating func append(shield code: UInt8) {
    append(contentsOf: Shield.lead)
    append(0x80 | code)
  }
}

extension ArraySlice<UInt8> {
  /// The next shield, and the text before it.
  func nextShield() -> (text: ArraySlice<UInt8>, code: UInt8, rest: ArraySlice<UInt8>)? {
    var index = startIndex
    while let found = self[index...].firstIndex(of: 0xF4) {
      let shield = self[found...].prefix(4)
      if shield.count == 4, shield.starts(with: Shield.lead) {
        return (self[..<found], shield[found + 3] & 0x3F, self[(found + 4)...])
      }
      index = found + 1
    }
    return nil
  }

  /// An attribute value as it stood in the document, references still encoded.
  func unshielded() -> [UInt8] {
    var result: [UInt8] = []
    var rest = self
    while let (text, code, next) = rest.nextShield() {
      result += text
      result.append(code)
      rest = next
    }
    return result + rest
  }
}
