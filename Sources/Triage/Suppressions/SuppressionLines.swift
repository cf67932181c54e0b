/// An entry of a file that has one a line, where `#` begins comments and blank lines part entries.
struct SuppressionLine {
  /// Without white space at both ends.
  let text: Substring
  let origin: Origin
  /// The comments that stand right above the entry or above others right above it.
  let comment: String?
}

extension SuppressionFile {
  /// The entries of a file that has one a line.
  var entryLines: [SuppressionLine] {
    var entries: [SuppressionLine] = []
    var comments: [Substring] = []
    var endsComments = false
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = Substring(line)
      let entry = line.trimmingWhitespace
      switch entry.utf8.first {
      case nil:
        comments = []
      case UInt8(ascii: "#"):
        if endsComments { comments = [] }
        comments.append(entry.drop { $0 == "#" }.trimmingWhitespace)
      default:
        let column = 1 + line.unicodeScalars.distance(from: line.startIndex, to: entry.startIndex)
        entries.append(
          SuppressionLine(
            text: entry, origin: origin(line: index + 1, column: column),
            comment: comments.isEmpty ? nil : comments.joined(separator: "\n")))
      }
      endsComments = entry.utf8.first != UInt8(ascii: "#")
    }
    return entries
  }
}

extension Substring {
  /// Without the spaces, tabs and line ends at both ends.
  var trimmingWhitespace: Substring {
    let isSpace = { (byte: UInt8) in byte == 0x20 || 9...13 ~= byte }
    guard let start = utf8.firstIndex(where: { !isSpace($0) }),
      let end = utf8.lastIndex(where: { !isSpace($0) })
    else { return self[endIndex...] }
    return self[start...end]
  }
}
