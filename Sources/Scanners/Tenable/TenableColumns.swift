import FindingModel
import ReportReading
import ScannerKit

/// The columns of a CSV report, whose names differ between Tenable's products.
struct TenableColumns {
  let title: TenableColumn
  private let host, port, synopsis, cve: TenableColumn
  private let output, risk, severity, domainName, address, scheme: TenableColumn
  private let epss, solution, description, references, seeAlso: TenableColumn
  private let cvssVector, cvssScore, cpe: TenableColumn
  private let justifications: [(label: String, column: TenableColumn)]
  private let pluginFacts: [(label: String, column: TenableColumn)]

  init(_ report: CSVReport) {
    func column(_ names: StaticString...) -> TenableColumn { TenableColumn(names, in: report) }
    title = TenableColumn(Tenable.titles, in: report)
    host = column("Host", "asset.host_name")
    // Tenable.io calls it `port`, which the reference does not look for.
    port = column("Port", "asset.port")
    synopsis = column("Synopsis", "definition.synopsis")
    output = column("Plugin Output", "output")
    cve = column("CVE", "definition.cve")
    risk = column("Risk", "severity")
    severity = column("Severity")
    domainName = column("DNS Name")
    address = column("IP Address")
    scheme = column("Protocol", "protocol")
    epss = column("EPSS Score")
    solution = column("Solution", "definition.solution", "Steps to Remediate")
    description = column("Description", "definition.description")
    references = column("References")
    seeAlso = column("See Also", "definition.see_also")
    cvssVector = column("CVSS V3 Vector")
    cvssScore = column("CVSSv3", "definition.cvss3.base_score")
    cpe = column("CPE", "definition.cpe")
    justifications = severityFacts.map { ("\($0)", column($0)) }
    pluginFacts = [
      ("\nTenable Plugin ID: ", column("Plugin")),
      ("\nPlugin Information: ", column("Plugin Information")),
      ("\nPlugin Publication Date: ", column("Plugin Publication Date")),
      ("\nPlugin Modification Date: ", column("Plugin Modification Date")),
    ]
  }

  /// None of a row that is empty.
  func title(of row: CSVRow) throws -> String? {
    guard let name = title.name else { return nil }
    if let text = row[name].text, !text.isEmpty { return text }
    if (0..<row.count).allSatisfy({ row[at: $0].text?.isEmpty ?? true }) { return nil }
    throw row[name].error("expected text, found nothing")
  }

  /// By a word or by a number from 0 to 4; whatever else it is, the reference takes it for Info.
  func severity(of row: CSVRow) -> Severity {
    var word = risk.text(row, orIfNone: "")
    if word.isEmpty { word = severity.text(row, orIfNone: "Info") }
    if let severity = Severity(word: word) { return severity }
    return Tenable.number(word).flatMap { numberedSeverities[$0] } ?? .info
  }

  /// What the reference merges rows by; nothing of a row that is empty.
  func key(of row: CSVRow) throws -> String? {
    guard let title = try title(of: row) else { return nil }
    return joined(
      severity(of: row).rawValue, title, host.text(row, orIfNone: "No host"),
      port.text(row, orIfNone: "No port"), synopsis.text(row, orIfNone: "No synopsis"))
  }

  /// What each row adds to the description: what the plugin said. Of a row that ends before it the
  /// reference gives `None`; one that ends before its synopsis it cannot read at all.
  private func addition(of row: CSVRow) -> String {
    if let name = synopsis.name, !row[name].exists { return "" }
    let output = output.python(row, orIfNone: "")
    return output.isEmpty ? "" : "\n\n" + output
  }

  func finding(of row: CSVRow) throws -> Finding {
    var finding = Finding(try title(of: row) ?? "", severity: severity(of: row))
    finding.description = joined(synopsis.text(row, orIfNone: "N/A"), addition(of: row))
    finding.vulnerabilityIDs = vulnerabilities(of: row)
    finding.locations = location(of: row).map { [$0] } ?? []
    describe(&finding, by: row)
    return finding
  }

  /// Adds what a further row of its key tells.
  func add(_ row: CSVRow, to finding: inout Finding) {
    finding.description?.append(addition(of: row))
    finding.vulnerabilityIDs += vulnerabilities(of: row)
    if let location = location(of: row) { finding.locations.append(location) }
  }

  private func vulnerabilities(of row: CSVRow) -> [String] {
    Tenable.vulnerabilities(in: cve.text(row, orIfNone: ""))
  }

  private func describe(_ finding: inout Finding, by row: CSVRow) {
    finding.severityJustification = justification(finding.severity, row)
    finding.mitigation = solution.python(row, orIfNone: "N/A")
    finding.impact = description.text(row, orIfNone: "N/A")
    finding.references = references(row)
    finding.cvssV3 = vector(cvssVector.text(row, orIfNone: ""))
    finding.cvssV3Score = Tenable.number(cvssScore.text(row, orIfNone: ""))
    finding.epssScore = probability(epss.text(row, orIfNone: ""))
    if let product = Tenable.CPEName(firstIn: cpe.text(row, orIfNone: "")) {
      finding.componentName = product.product
      finding.componentVersion = product.version
    }
  }

  private func location(of row: CSVRow) -> Location? {
    var place = host.text(row, orIfNone: "")
    if place.isEmpty { place = domainName.text(row, orIfNone: "") }
    if place.isEmpty { place = address.text(row, orIfNone: "localhost") }
    let scheme = scheme.text(row, orIfNone: "").lowercased()
    let port = Int(port.text(row, orIfNone: "")).flatMap { $0 == 0 ? nil : $0 }
    return Tenable.location(host: place, port: port, scheme: scheme.isEmpty ? nil : scheme)
  }

  private func justification(_ severity: Severity, _ row: CSVRow) -> String {
    var text = "Severity: "
    text.reserveCapacity(400)
    text += severity.rawValue
    text += "\n"
    for (label, column) in justifications {
      text += label
      text += ": "
      text += column.python(row, orIfNone: "N/A")
      text += "\n"
    }
    return text.withoutSpareRoom
  }

  private func references(_ row: CSVRow) -> String {
    var text = references.text(row, orIfNone: "")
    text += seeAlso.text(row, orIfNone: "N/A")
    for (label, column) in pluginFacts {
      text += label
      text += column.text(row, orIfNone: "N/A")
    }
    return text.withoutSpareRoom
  }

  /// `AV:N/AC:L/…`, without a prefix.
  private func vector(_ text: String) -> String? {
    if text.isEmpty { return nil }
    let vector = (try? CVSS(vector: "CVSS:3.0/" + text)) ?? (try? CVSS(vector: text))
    guard let vector, case .v3 = vector.version else { return nil }
    return vector.cleanVector
  }

  /// Some exports have lost the `0.` of a probability, which the reference puts back.
  private func probability(_ text: String) -> Double? {
    if text.isEmpty { return nil }
    let score = Tenable.number(text.holds("0.") ? text : "0." + text) ?? Tenable.number(text)
    return score.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A column by the first of its names that a report has.
struct TenableColumn {
  let name: StaticString?

  init(_ names: [StaticString], in report: CSVReport) { name = names.first { report.has($0) } }

  /// Empty where the row ends before it.
  func text(_ row: CSVRow, orIfNone missing: String) -> String {
    name.map { row[$0].text ?? "" } ?? missing
  }

  /// As Python's `str()` gives it, where the row ends before it too.
  func python(_ row: CSVRow, orIfNone missing: String) -> String {
    name.map { row[$0].text ?? "None" } ?? missing
  }
}

private let numberedSeverities: [Double: Severity] = [1: .low, 2: .medium, 3: .high, 4: .critical]

/// Labels that are names of columns too. The reference looks for `VPR score`, while Nessus writes
/// `VPR Score`.
private let severityFacts: [StaticString] = [
  "VPR score", "EPSS Score", "Risk Factor", "STIG Severity", "CVSS v4.0 Base Score",
  "CVSS v4.0 Base+Threat Score", "CVSS v3.0 Base Score", "CVSS v3.0 Temporal Score", "Metasploit",
  "Core Impact", "CANVAS", "XREF",
]
