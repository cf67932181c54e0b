package import ReportReading

/// What a report is written in.
public enum ReportForm: String, Sendable {
  case json = "JSON"
  case jsonLines = "JSON lines"
  case xml = "XML"
  case csv = "CSV"
  case html = "HTML"

  /// The forms that a scanner's reports have.
  static func forms(of scanner: any Scanner) -> [ReportForm] {
    var forms: [ReportForm] = []
    if scanner.asJSON != nil { forms.append(.json) }
    if scanner.asJSONLines != nil { forms.append(.jsonLines) }
    if scanner.asXML != nil { forms.append(.xml) }
    if scanner.asCSV != nil { forms.append(.csv) }
    if scanner.asHTML != nil { forms.append(.html) }
    return forms
  }

  /// The one of a scanner's forms that a report has, by the first byte of its text.
  package static func form(
    of file: ReportFile, for scanner: any Scanner
  ) throws(ReportError) -> ReportForm {
    let forms = forms(of: scanner)
    // A report of the one form there is says best itself what is wrong with it.
    if let only = forms.first, forms.count == 1 { return only }
    let possible = TextStart(try file.head(TextStart.size)).forms
    if let form = possible.first(where: forms.contains) { return form }
    let expected = forms.map(\.rawValue).joined(separator: " or ")
    let found = possible.first?.rawValue ?? "an empty file"
    throw ReportError("expected \(expected), found \(found)")
  }
}

/// What the first bytes of a text say of its form.
struct TextStart {
  /// How many bytes are looked at.
  static let size = 4096

  /// The forms that the text may have, the likeliest first.
  let forms: [ReportForm]

  init(_ head: [UInt8]) {
    let text = head.prefix(TextStart.size).drop(while: \.isBlank)
    forms =
      switch text.first {
      case nil: []
      case UInt8(ascii: "{"), UInt8(ascii: "["): [.json, .jsonLines]
      case UInt8(ascii: "<"): text.isHTML ? [.html, .xml] : [.xml, .html]
      default: [.csv]
      }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the first element is `html`, or a document type says so.
  fileprivate var isHTML: Bool {
    var rest = self
    while let end = rest.endOfPreamble { rest = rest[end...].drop(while: \.isBlank) }
    return ["<html", "<!doctype html"].contains { start in
      start.utf8.elementsEqual(rest.prefix(start.utf8.count).lazy.map(\.inLowerCase))
    }
  }

  /// The end of a comment or of an XML declaration that the text starts with.
  private var endOfPreamble: Int? {
    let end: [UInt8]
    if starts(with: "<!--".utf8) {
      end = Array("-->".utf8)
    } else if starts(with: "<?".utf8) {
      end = Array("?>".utf8)
    } else {
      return nil
    }
    return indices.first { self[$0...].starts(with: end) }.map { $0 + end.count }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || 0x09...0x0A ~= self || self == 0x0D }

  fileprivate var inLowerCase: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
