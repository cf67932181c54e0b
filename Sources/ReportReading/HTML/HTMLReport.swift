/// A report that is an HTML page.
///
/// It is held as a whole, so its size is limited to that of a record.
public final class HTMLReport {
  /// The `html` element; one that does not exist where the page has none.
  public let root: HTML
  /// What keeps the page from being complete: an `<html>` that is never closed.
  public let failure: ReportError?

  /// - Throws: Where the page is too large or nests too deep, or cannot be read from its file.
  public init(_ file: ReportFile, limits: ReadingLimits = ReadingLimits()) throws(ReportError) {
    let limit = min(limits.recordBytes, Int(Int32.max) - 3)
    do throws(ReportError) {
      if file.size > limit {
        throw ReportError("is larger than \(limit) bytes, the limit for an HTML page")
      }
      let bytes = try file.bytes(in: file.contentStart..<file.size)
      let document = try HTMLDocument(bytes, start: file.contentStart)
      root = document.root
      failure =
        HTMLReport.isCut(bytes)
        ? file.located(
          ReportError("expected </html>, found the end of the report", offset: file.size)) : nil
    } catch {
      throw file.located(error)
    }
  }

  private init(_ root: HTML) {
    self.root = root
    failure = nil
  }

  /// A report of which only the first bytes are known; what is behind them does not exist.
  public static func sketch(of head: [UInt8]) throws(ReportError) -> HTMLReport {
    // The last character may be cut.
    let whole = head.reversed().drop { $0 >= 0x80 }.reversed()
    return HTMLReport(try HTMLDocument(Array(whole), start: 0).root)
  }

  /// What the page calls itself, without line breaks; nil where it has no title.
  public var title: String? {
    let title = root.descendant("title").allText.split(whereSeparator: \.isWhitespace)
    return title.isEmpty ? nil : title.joined(separator: " ")
  }

  /// Whether a page opens with `<html>` and never says that it is over.
  private static func isCut(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.prefix(4096).firstPlace(of: "<html") else { return false }
    return bytes[start...].lastPlace(of: "</html") == nil
  }
}

extension HTML {
  /// A piece of HTML that stands as a text in a report: its `html` element, which is implied.
  ///
  /// One that does not exist where the text is empty, or nests too deep.
  public init(fragment text: String) {
    let content = Array(text.utf8).drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    // Older versions of libxml2 put text that no tag comes before into a paragraph.
    let opening = content.first == UInt8(ascii: "<") ? "" : "<body>"
    let document =
      content.isEmpty ? nil : try? HTMLDocument(Array(opening.utf8) + content, start: 0)
    self = document?.root ?? HTML()
  }
}

/// Tags as they stand in a page, in any letter case.
extension ArraySlice<UInt8> {
  func firstPlace(of tag: StaticString) -> Int? {
    indices.first { self[$0] == UInt8(ascii: "<") && has(tag, at: $0) }
  }

  func lastPlace(of tag: StaticString) -> Int? {
    indices.last { self[$0] == UInt8(ascii: "<") && has(tag, at: $0) }
  }

  /// Whether a tag in lower case stands at a place.
  func has(_ tag: StaticString, at start: Int) -> Bool {
    tag.withUTF8Buffer { tag in
      endIndex - start >= tag.count
        && tag.indices.allSatisfy { tag[$0] == self[start + $0].lowercasedASCII }
    }
  }
}

extension UInt8 {
  var lowercasedASCII: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
