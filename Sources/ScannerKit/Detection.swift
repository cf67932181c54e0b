public import ReportReading

/// A scanner that a report may come from, and why.
public struct Candidate: Sendable {
  public let scanner: any Scanner
  public let evidence: Evidence
  public let form: ReportForm
}

/// What the first bytes of a report show.
public struct ReportSketch {
  /// How many bytes of a report are looked at.
  public static let size = 256 << 10

  enum Content {
    case json(JSON)
    case xml(XML)
    case csv(CSVReport)
    case html(HTMLReport)
    case other
  }

  let content: Content
  /// What the report is, where no scanner recognizes it, as "an HTML page titled `Sign in`".
  public let kind: String

  public init(_ file: ReportFile, limits: ReadingLimits = ReadingLimits()) throws(ReportError) {
    let head = try file.head(ReportSketch.size)
    let start = TextStart(head)
    switch start.forms.first {
    case nil:
      (content, kind) = (.other, "an empty file")
    case .json, .jsonLines:
      let report = JSONReport.sketch(of: head, limits: limits)
      (content, kind) = (.json(report), ReportSketch.kind(of: report, head))
    case .html:
      let report = try HTMLReport.sketch(of: head)
      (content, kind) = (.html(report), ReportSketch.kind(of: report))
    case .xml:
      let root = XMLReport(file, limits: limits).root
      let name = root.exists ? " with the root element `\(root.name)`" : ""
      (content, kind) = (.xml(root), "XML\(name)")
    case .csv:
      (content, kind) = ReportSketch.table(file, limits)
    }
  }

  private static func kind(of report: JSON, _ head: [UInt8]) -> String {
    let brackets = Array(head.lazy.filter { $0 > 0x20 }.prefix(3))
    if brackets == Array("{}".utf8) { return "an empty JSON object" }
    if brackets == Array("[]".utf8) {
      return "an empty JSON list, as several scanners write it where they find nothing"
    }
    let object = report.isList ? report[0] : report
    guard object.isObject else { return "JSON" }
    let keys = object.members.prefix(8).map { "`\($0.key)`" }.joined(separator: ", ")
    if keys.isEmpty { return "JSON" }
    return "a JSON \(report.isList ? "list of objects" : "object") with the keys \(keys)"
  }

  private static func kind(of report: HTMLReport) -> String {
    guard let title = report.title else { return "an HTML page" }
    return "an HTML page titled `\(title.prefix(80))`"
  }

  /// A text that is no table has one column, or cannot be taken apart.
  private static func table(_ file: ReportFile, _ limits: ReadingLimits) -> (Content, String) {
    do throws(ReportError) {
      let report = try CSVReport(file: file, limits: limits)
      let columns = report.header.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
      return (.csv(report), report.header.count > 1 ? "CSV with the columns \(columns)" : "text")
    } catch {
      return (.other, "text")
    }
  }

  /// The scanners of a catalog that the report may come from, the surest one first.
  public func candidates(among scanners: [any Scanner]) -> [Candidate] {
    scanners.compactMap(candidate).sorted { $0.evidence.confidence > $1.evidence.confidence }
  }

  private func candidate(_ scanner: any Scanner) -> Candidate? {
    var found: [(ReportForm, Evidence?)] = []
    switch content {
    case .json(let report):
      found.append((.json, scanner.asJSON?.recognize(report)))
      found.append((.jsonLines, scanner.asJSONLines?.recognize(firstOf: report)))
    case .xml(let report):
      found.append((.xml, scanner.asXML?.recognize(report)))
    case .csv(let report):
      found.append((.csv, scanner.asCSV?.recognize(report)))
    case .html(let report):
      found.append((.html, scanner.asHTML?.recognize(report)))
    case .other:
      break
    }
    for case (let form, let evidence?) in found {
      return Candidate(scanner: scanner, evidence: evidence, form: form)
    }
    return nil
  }
}
