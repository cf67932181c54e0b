import Exporting

extension Document {
  /// The document in Markdown, as job summaries of CI show it.
  public var markdown: String {
    var text = "## \(title.inMarkdown)\n"
    for block in blocks {
      switch block {
      case .heading(let heading): text += "\n### \(heading.inMarkdown)\n"
      case .line(let line): text += "\n\(line.inMarkdown)\n"
      case .list(let items): text += "\n" + items.map { "- \($0.inMarkdown)\n" }.joined()
      case .table(let table): text += "\n" + table.markdown
      }
    }
    return text
  }
}

extension Document.Table {
  fileprivate var markdown: String {
    let rule = header.indices.map { $0 == 0 || isText ? "---" : "---:" }
    return ([header.map(\.inMarkdown), rule] + rows.map { $0.map(\.inMarkdown) })
      .map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}
