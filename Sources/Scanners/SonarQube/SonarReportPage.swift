import FindingModel
import ReportReading
import ScannerKit

/// The HTML report of sonar-report: a table of issues, and one of the rules that they may break.
///
/// The first is missing where nothing was found, the second where `--no-rules-in-report` was given.
struct SonarReportPage {
  private let details: [HTML]
  /// Every table with one of its bodies.
  private let tables: [(table: HTML, body: HTML)]

  init(_ page: HTML) {
    details = page["body"].all("div").filter { $0.attribute("class")?.contains("detail") == true }
    tables = details.flatMap { $0.all("table") }.flatMap { table in
      table.all("tbody").map { (table: table, body: $0) }
    }
  }

  /// Whether the page is one of sonar-report.
  var exists: Bool { !details.isEmpty }

  /// The rows of the table of issues.
  var issueRows: HTMLElements? {
    let table = tables.count == 2 ? tables[0] : tables.first(where: \.table.isOfIssues)
    return table?.body.descendants("tr")
  }

  private var ruleRows: HTMLElements? {
    let table = tables.count == 2 ? tables[1] : tables.first { !$0.table.isOfIssues }
    return table?.body.all("tr")
  }

  func read(into findings: inout Findings) {
    guard let issueRows else { return }
    var descriptions: [String: HTML] = [:]
    for cells in ruleRows?.map({ Array($0.descendants("td").prefix(2)) }) ?? [] {
      guard cells.count == 2, let name = cells[0].descendant("a").text?.strippedAsInPython else {
        continue
      }
      descriptions[name] = cells[1].descendant("details")
    }
    var rules: [String: SonarRule] = [:]
    let isDetailed = findings.isDetailed
    var merged = SonarReportIssue.merged(isDetailed: isDetailed)
    findings.tell(SonarFacts.gather(_:ofRow:))
    findings.each(issueRows, into: &merged) { row in
      let issue = try SonarReportIssue(row) { name in
        guard let description = descriptions[name], description.exists else { return .unknown }
        let rule = rules[name] ?? SonarRule(name, described: description)
        rules[name] = rule
        return rule
      }
      return issue.finding(isDetailed: isDetailed)
    }
    findings.add(merged)
  }
}

extension SonarReportIssue {
  /// An issue in a row: rule, severity, file, line, title, message, key and perhaps a status.
  fileprivate init(_ row: HTML, rule: (String) -> SonarRule) throws(ReportError) {
    let cells = Array(row.descendants("td"))
    guard cells.count >= 7 else {
      throw row.error("expected at least 7 cells, found \(cells.count)")
    }
    self.init(
      rule: cells[0].descendant("a").text.map { rule($0.strippedAsInPython) } ?? .unknown,
      severity: SonarReportIssue.severity(try cells[1].requiredText().strippedAsInPython),
      title: try cells[4].requiredText().strippedAsInPython,
      message: try cells[5].requiredText().strippedAsInPython,
      file: cells[2].text?.strippedAsInPython, line: cells[3].text?.strippedAsInPython,
      key: cells[6].text?.strippedAsInPython)
  }
}

extension HTML {
  /// Whether a table has the severities of issues.
  fileprivate var isOfIssues: Bool {
    self["thead"].descendants("th").contains { $0.text?.strippedAsInPython == "Severity" }
  }
}
