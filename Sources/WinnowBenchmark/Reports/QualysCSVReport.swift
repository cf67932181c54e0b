/// An asset data report as Qualys Vulnerability Management writes it as CSV: a row for every
/// vulnerability of every host, each with all that is known of it.
///
/// All rows of a vulnerability are one finding.
struct QualysCSVReport: MadeUpReport {
  private var prose: Prose
  private var vulnerabilities: [QualysVulnerability] = []
  private var seen: Set<Int> = []
  private var hosts = 0

  var findings: Int { seen.count }

  init(prose: Prose) {
    self.prose = prose
    vulnerabilities = QualysVulnerability.all(&self.prose)
  }

  let opening =
    [
      "IP", "Network", "DNS", "NetBIOS", "Tracking Method", "OS", "IP Status", "QID", "Title",
      "Vuln Status", "Type", "Severity", "Port", "Protocol", "FQDN", "SSL", "First Detected",
      "Last Detected", "Times Detected", "Date Last Fixed", "CVE ID", "Vendor Reference",
      "Bugtraq ID", "CVSS3", "CVSS3 Base", "CVSS3 Temporal", "Threat", "Impact", "Solution",
      "Exploitability", "Associated Malware", "PCI Vuln", "Ticket State", "Instance", "OS CPE",
      "Category", "Associated Tags",
    ].csvLine

  let closing = ""

  /// A host.
  mutating func record() -> String {
    hosts += 1
    let found = prose.some(of: vulnerabilities)
    seen.formUnion(found.map(\.id))
    let name = prose.name()
    let host = [
      "192.0.2.\(hosts % 250 + 1)", "Global Default Network", "host-\(hosts).\(name).example.org",
      "\(name)-\(hosts)".uppercased(), "QAGENT", prose.phrase(), "host scanned, found vuln",
    ]
    return found.map { row(host, $0) }.joined()
  }

  private mutating func row(_ host: [String], _ vulnerability: QualysVulnerability) -> String {
    let rating = vulnerability.rating
    let port = vulnerability.port
    let fields =
      host + [
        "\(vulnerability.id)", vulnerability.title,
        prose.pick(["Active", "New", "Re-Opened"]), prose.pick(["Vuln", "Vuln", "Practice"]),
        "\(vulnerability.severity)", port.map { "\($0)" } ?? "", port == nil ? "" : "tcp", "", "",
        day(), day(), "\(prose.number(1...99))", "",
        vulnerability.cves.joined(separator: ", "), prose.phrase(), "", rating.score,
        "\(rating.score) (\(rating.metrics))", "\(rating.score) (E:U/RL:U/RC:C)",
        vulnerability.threat, vulnerability.impact, vulnerability.solution, "", "", "yes", "Open",
        "", "", vulnerability.category, "Cloud Agent, \(prose.noun())",
      ]
    return fields.map { $0.isEmpty ? "" : $0.csv }.joined(separator: ",") + "\n"
  }

  /// As `05/13/2021 07:08:28`.
  private mutating func day() -> String {
    "0\(prose.number(1...9))/\(prose.number(10...28))/\(prose.number(2015...2025)) "
      + "0\(prose.number(0...9)):\(prose.number(10...59)):\(prose.number(10...59))"
  }
}
