/// What is to be shown, before it is known as what: in a terminal, in Markdown or as a page.
public struct Document: Sendable {
  public enum Block: Sendable, Equatable {
    case heading(String)
    case line(String)
    case table(Table)
    case list([String])
  }

  /// Rows of as many cells as there are columns; the first column is text, the others are numbers
  /// unless `isText` says otherwise.
  public struct Table: Sendable, Equatable {
    public let header: [String]
    public let rows: [[String]]
    public let isText: Bool

    init(_ header: [String], _ rows: [[String]], isText: Bool = false) {
      self.header = header
      self.rows = rows
      self.isText = isText
    }
  }

  public let title: String
  public internal(set) var blocks: [Block] = []

  init(_ title: String) { self.title = title }
}
