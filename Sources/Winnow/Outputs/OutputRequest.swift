/// An output that was asked for: what to write, and where to.
public struct OutputRequest: Sendable, Hashable {
  public let format: OutputFormat
  /// A file, or `-` for standard output.
  public let path: String

  public init(_ format: OutputFormat, path: String) {
    self.format = format
    self.path = path
  }

  /// Reads `FORMAT:PATH` as `sarif:findings.sarif` and `template:page.mustache:page.html`, or a path
  /// alone: one without a colon, or with a slash or a dot before the first one. Nothing for what is
  /// neither.
  ///
  /// - Parameters:
  ///   - text: What was asked for.
  ///   - format: What is written where the text does not say.
  public init?(_ text: String, or format: OutputFormat) {
    if text.isEmpty { return nil }
    let start = text.prefix { $0 != ":" }
    if start.count == text.count || start.contains(where: { $0 == "/" || $0 == "." }) {
      self.init(format, path: text)
      return
    }
    // The file of a template may have colons.
    let colon = start == "template" ? text.lastIndex(of: ":") : text.firstIndex(of: ":")
    guard let colon, let format = OutputFormat(String(text[..<colon])) else { return nil }
    let path = String(text[text.index(after: colon)...])
    if path.isEmpty { return nil }
    self.init(format, path: path)
  }
}
