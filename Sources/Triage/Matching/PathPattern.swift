/// One pattern of a `.gitignore` file (<https://git-scm.com/docs/gitignore#_pattern_format>).
struct PathPattern: Sendable, Hashable {
  /// Whether what earlier patterns match does not match any more, as for `!keep.md`.
  let takesBack: Bool
  /// Whether only folders match, as for `build/`.
  let isForFolders: Bool
  let path: WildcardPath

  /// Nothing where a line is blank or a comment.
  init?(_ line: String) throws(PatternError) {
    var text = line.withoutLineEnd
    guard let first = text.unicodeScalars.first, first != "#" else { return nil }
    takesBack = first == "!"
    if takesBack { text.unicodeScalars.removeFirst() }
    isForFolders = text.unicodeScalars.last == "/"
    if isForFolders { text.unicodeScalars.removeLast() }
    guard !text.isEmpty else { return nil }

    let isAnchored = text.unicodeScalars.contains("/")
    if text.unicodeScalars.first == "/" { text.unicodeScalars.removeFirst() }
    var parser = WildcardParser(text)
    path = try WildcardPath((isAnchored ? [] : [.folders]) + parser.path())
  }
}

extension String {
  /// Without the spaces at the end that no backslash keeps, and without a carriage return.
  fileprivate var withoutLineEnd: String {
    var rest = unicodeScalars[...]
    if rest.last == "\r" { rest.removeLast() }
    let spaces = rest.reversed().prefix { $0 == " " }.count
    rest.removeLast(spaces)
    let backslashes = rest.reversed().prefix { $0 == "\\" }.count
    if spaces > 0, !backslashes.isMultiple(of: 2) { rest.append(" ") }
    return String(rest)
  }
}
