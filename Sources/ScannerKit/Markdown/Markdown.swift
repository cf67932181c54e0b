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
  var writer = MarkdownWriter()
  let bytes = Array(html.utf8)
  if !writer.read(plain: bytes) {
    writer = MarkdownWriter()
    writer.read(html: bytes)
  }
  let text = writer.finish()
  return String(decoding: wrapsLines ? wrapped(text) : text, as: UTF8.self)
}
