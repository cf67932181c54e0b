/// A URL taken apart as `urllib.parse.urlsplit` does it; nothing is decoded.
struct ZAPURL {
  /// The URL without query and fragment, which change with every scan.
  let location: String
  let query: String
  let fragment: String

  init(_ text: String) {
    var text = ZAPURL.cleaned(text)
    self = text.withUTF8 { ZAPURL(utf8: $0) }
  }

  private init(utf8 text: UnsafeBufferPointer<UInt8>) {
    let mark = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let question = text[..<mark].firstIndex(of: UInt8(ascii: "?")) ?? mark
    let scheme = text[..<question].firstIndex(of: UInt8(ascii: ":")) ?? question
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    location =
      text[..<scheme].contains { capitals ~= $0 }
      ? String(decoding: text[..<scheme], as: UTF8.self).lowercased()
        + String(decoding: text[scheme..<question], as: UTF8.self)
      : String(decoding: text[..<question], as: UTF8.self)
    query = String(decoding: text[question..<mark].dropFirst(), as: UTF8.self)
    fragment = String(decoding: text[mark...].dropFirst(), as: UTF8.self)
  }

  /// Without what `urlsplit` drops: blanks in front, tabs and line breaks anywhere.
  private static func cleaned(_ text: String) -> String {
    var text = text
    let isClean = text.withUTF8 { bytes in
      bytes.first != 0x20 && !bytes.contains { $0 < 0x20 }
    }
    if isClean { return text }
    let bytes = text.utf8.drop { $0 <= 0x20 }.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return String(decoding: bytes, as: UTF8.self)
  }
}
