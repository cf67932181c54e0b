/// How a report was written; all are read as UTF-8.
public enum SourceEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// The encoding that a byte order mark at the start tells of; UTF-8 where there is none.
  ///
  /// Marks: <https://www.unicode.org/faq/utf_bom.html#bom4>.
  static func detect(_ head: some Collection<UInt8>) throws(ReportError) -> SourceEncoding {
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw ReportError("is written in UTF-32, expected UTF-8 or UTF-16")
    }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return .utf8
  }
}
