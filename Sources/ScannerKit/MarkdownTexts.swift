/// Turns the HTML of a report's texts into Markdown, and remembers the texts it has met.
///
/// Scanners write the same description for every place where they see a weakness.
public final class MarkdownTexts {
  private var known: [String: String] = [:]
  private var knownBytes = 0
  private let wrapsLines: Bool

  /// How many bytes of texts are remembered before they are forgotten all at once.
  private static let limit = 4 << 20

  /// - Parameter wrapsLines: Whether paragraphs are broken into lines.
  public init(wrapsLines: Bool = true) { self.wrapsLines = wrapsLines }

  /// The text as ``markdown(fromHTML:wrapsLines:)`` gives it.
  public func markdown(_ html: String) -> String {
    if html.isPlainLine { return ScannerKit.markdown(fromHTML: html, wrapsLines: wrapsLines) }
    if let text = known[html] { return text }
    let text = ScannerKit.markdown(fromHTML: html, wrapsLines: wrapsLines)
    knownBytes += html.utf8.count + text.utf8.count
    if knownBytes > MarkdownTexts.limit {
      known.removeAll()
      knownBytes = html.utf8.count + text.utf8.count
    }
    known[html] = text
    return text
  }
}
