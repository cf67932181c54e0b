/// An asset data report as Qualys Vulnerability Management writes it as XML: hosts with what was
/// found there, and behind them all a glossary with what is known of it.
struct QualysReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var vulnerabilities: [QualysVulnerability] = []
  private var seen: Set<Int> = []
  private var hosts = 0

  init(prose: Prose) {
    self.prose = prose
    vulnerabilities = QualysVulnerability.all(&self.prose)
  }

  let opening = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <!DOCTYPE ASSET_DATA_REPORT SYSTEM "https://qualysapi.example.org/asset_data_report.dtd">
    <ASSET_DATA_REPORT>
      <HEADER>
        <COMPANY><![CDATA[Orchard]]></COMPANY>
        <USERNAME>Made up</USERNAME>
        <GENERATION_DATETIME>2026-01-15T12:00:00Z</GENERATION_DATETIME>
        <TEMPLATE><![CDATA[Technical Report]]></TEMPLATE>
        <TARGET>
          <USER_ASSET_GROUPS>
            <ASSET_GROUP_TITLE><![CDATA[All]]></ASSET_GROUP_TITLE>
          </USER_ASSET_GROUPS>
        </TARGET>
      </HEADER>
      <HOST_LIST>

    """

  var closing: String {
    """
      </HOST_LIST>
      <GLOSSARY>
        <VULN_DETAILS_LIST>
    \(vulnerabilities.filter { seen.contains($0.id) }.map(details).joined())    </VULN_DETAILS_LIST>
      </GLOSSARY>
    </ASSET_DATA_REPORT>

    """
  }

  mutating func record() -> String {
    hosts += 1
    let found = prose.some(of: vulnerabilities)
    findings += found.count
    seen.formUnion(found.map(\.id))
    return """
          <HOST>
            <IP>192.0.2.\(hosts % 250 + 1)</IP>
            <TRACKING_METHOD>IP</TRACKING_METHOD>
            <DNS><![CDATA[host-\(hosts).\(prose.noun()).example.org]]></DNS>
            <OPERATING_SYSTEM><![CDATA[\(prose.phrase())]]></OPERATING_SYSTEM>
            <VULN_INFO_LIST>
      \(found.map { information($0) }.joined(separator: "\n"))
            </VULN_INFO_LIST>
          </HOST>

      """
  }

  private mutating func information(_ vulnerability: QualysVulnerability) -> String {
    let result = prose.several(1...6, separator: "\n") { "\($0.name())\t\($0.sentence())" }
    let port = vulnerability.port.map { "          <PORT>\($0)</PORT>\n" } ?? ""
    return """
              <VULN_INFO>
                <QID id="qid_\(vulnerability.id)">\(vulnerability.id)</QID>
                <TYPE>\(prose.pick(["Vuln", "Vuln", "Practice"]))</TYPE>
      \(port)          <SSL>false</SSL>
                <RESULT format="table"><![CDATA[\(result)]]></RESULT>
                <FIRST_FOUND>\(prose.moment())</FIRST_FOUND>
                <LAST_FOUND>\(prose.moment())</LAST_FOUND>
                <TIMES_FOUND>\(prose.number(1...99))</TIMES_FOUND>
                <VULN_STATUS>\(prose.pick(["Active", "New", "Re-Opened"]))</VULN_STATUS>
                <CVSS_FINAL>\(prose.number(2...9)).1</CVSS_FINAL>
                <CVSS3_FINAL>\(vulnerability.rating.score)</CVSS3_FINAL>
                <TICKET_STATE>Open</TICKET_STATE>
              </VULN_INFO>
      """
  }
}
