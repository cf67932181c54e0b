/// Turns the HTML in which scanners write their texts into the Markdown that DefectDojo stores.
///
/// The result is, byte for byte, what Python's `html2text` 2025.4.15 gives, because DefectDojo
/// stores that text and hashes it: lines of at most 78 code points, inline links, `_` and `**` for
/// emphasis, two line feeds at the end.
///
/// Never fails: what is not HTML is text. Time and memory grow with the length of `html`; quote
/// and list levels beyond the 64th add no further indentation.
///
/// - Parameters:
///   - html: An HTML fragment or page, entities not yet decoded.
///   - wrapsLines: Whether paragraphs are broken into lines; `body_width` 0 is to break none.
/// - Returns: Markdown, which ends in a line feed.
public func markdown(fromHTML html: String, wrapsLines: Bool = true) -> String {
  if html.isPlainLine { return html + (wrapsLines ? "\n\n" : "\n") }
  var writer = MarkdownWriter()
  let bytes = Array(html.utf8)
  if !writer.read(plain: bytes) {
    writer = MarkdownWriter()
    writer.read(html: bytes)
  }
  let text = writer.finish()
  return String(decoding: wrapsLines ? wrapped(text) : text, as: UTF8.self)
}

extension String {
  /// Whether the text is one short line that begins with a letter and holds nothing that HTML or
  /// Markdown reads: such a line stays what it is.
  ///
  /// Half of the texts of Qualys's reports are; finding that out takes a tenth of the way through
  /// the writer.
  var isPlainLine: Bool {
    guard utf8.count <= 78, utf8.first?.isASCIILetter == true else { return false }
    var last: UInt8 = 0
    for byte in utf8 {
      switch byte {
      case .space where last == .space: return false
      case .lessThan, .ampersand, .backslash, UInt8(ascii: "|"): return false
      case 0x20..<0x7F: last = byte
      default: return false
      }
    }
    return last != .space
  }
}
