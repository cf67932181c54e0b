/// A report as Nessus exports it as CSV with all columns: a row for everything that a plugin found,
/// or as many as it has CVEs, which differ in nothing else.
struct TenableCSVReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var plugins: [NessusPlugin] = []
  private var hosts = 0

  init(prose: Prose) {
    self.prose = prose
    plugins = NessusPlugin.all(&self.prose)
  }

  let opening =
    "Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,"
    + "Solution,See Also,Plugin Output,STIG Severity,CVSS v4.0 Base Score,"
    + "CVSS v4.0 Base+Threat Score,CVSS v3.0 Base Score,CVSS v2.0 Temporal Score,"
    + "CVSS v3.0 Temporal Score,VPR Score,EPSS Score,Risk Factor,BID,XREF,MSKB,"
    + "Plugin Publication Date,Plugin Modification Date,Metasploit,Core Impact,CANVAS\n"

  let closing = ""

  /// A host.
  mutating func record() -> String {
    hosts += 1
    let found = prose.some(of: plugins)
    findings += found.count
    let host = "host-\(hosts).\(prose.noun()).example.org"
    return found.map { rows(of: $0, at: host) }.joined()
  }

  private mutating func rows(of plugin: NessusPlugin, at host: String) -> String {
    let score = plugin.rating?.score ?? ""
    let isRated = plugin.rating != nil
    let start = [
      isRated ? "5.0" : "", plugin.risk, host, "tcp", "\(plugin.port)", plugin.name,
      plugin.synopsis, plugin.description, plugin.solution,
      plugin.links.joined(separator: "\n"), NessusPlugin.output(&prose), "", "", "", score,
      isRated ? "3.7" : "", isRated ? "\(prose.number(2...8)).4" : "",
      isRated ? "\(prose.number(1...9)).\(prose.number(0...9))" : "",
      isRated ? "0.\(prose.number(1000...9999))" : "", plugin.risk, "",
      "IAVA:\(2015 + plugin.id % 11)-A-\(plugin.id)", "", "2020/11/06", "2025/06/03", "", "", "",
    ]
    let rest = start.map(\.csv).joined(separator: ",")
    return (plugin.cves.isEmpty ? [""] : plugin.cves)
      .map { "\"\(plugin.id)\",\($0.csv),\(rest)\n" }.joined()
  }
}
