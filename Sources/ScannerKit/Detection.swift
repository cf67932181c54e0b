public import ReportReading

/// A scanner that a report may come from, and why.
public struct Candidate: Sendable {
  public let scanner: any Scanner
  public let evidence: Evidence
  /// The form of the report: JSON or XML.
  public let format: String
}

/// What the first bytes of a report show.
public struct ReportSketch {
  /// How many bytes of a report are looked at.
  public static let size = 256 << 10

  enum Content {
    case json(JSON)
    case xml(XML)
    case other
  }

  let content: Content
  /// What the report is, where no scanner recognizes it, as "an HTML page".
  public let kind: String

  public init(_ file: ReportFile, limits: ReadingLimits = ReadingLimits()) throws(ReportError) {
    let head = try file.head(ReportSketch.size)
    switch head.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case nil:
      (content, kind) = (.other, "an empty file")
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      (content, kind) = (.json(JSONReport.sketch(of: head, limits: limits)), "JSON")
    case UInt8(ascii: "<") where ReportSketch.isHTML(head):
      (content, kind) = (.other, "an HTML page")
    case UInt8(ascii: "<"):
      (content, kind) = (.xml(XMLReport(file, limits: limits).root), "XML")
    default:
      (content, kind) = (.other, "text")
    }
  }

  private static func isHTML(_ head: [UInt8]) -> Bool {
    let start = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    return start.contains("<!doctype html") || start.contains("<html")
  }

  /// The scanners of a catalog that the report may come from, the surest one first.
  public func candidates(among scanners: [any Scanner]) -> [Candidate] {
    scanners.compactMap(candidate).sorted { $0.evidence.confidence > $1.evidence.confidence }
  }

  private func candidate(_ scanner: any Scanner) -> Candidate? {
    switch (content, scanner) {
    case (.json(let report), let scanner as any JSONScanner):
      scanner.recognize(report).map { Candidate(scanner: scanner, evidence: $0, format: "JSON") }
    case (.xml(let report), let scanner as any XMLScanner):
      scanner.recognize(report).map { Candidate(scanner: scanner, evidence: $0, format: "XML") }
    default:
      nil
    }
  }
}
