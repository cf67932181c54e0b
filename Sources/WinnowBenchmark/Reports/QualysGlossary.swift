extension QualysReport {
  /// What the glossary says of a vulnerability: HTML in CDATA sections.
  func details(_ vulnerability: QualysVulnerability) -> String {
    let rating = vulnerability.rating
    return """
            <VULN_DETAILS id="qid_\(vulnerability.id)">
              <QID id="qid_\(vulnerability.id)">\(vulnerability.id)</QID>
              <TITLE><![CDATA[\(vulnerability.title)]]></TITLE>
              <SEVERITY>\(vulnerability.severity)</SEVERITY>
              <CATEGORY>\(vulnerability.category)</CATEGORY>
              <THREAT><![CDATA[\(markup(vulnerability.threat))]]></THREAT>
              <IMPACT><![CDATA[\(markup(vulnerability.impact))]]></IMPACT>
              <SOLUTION><![CDATA[\(markup(vulnerability.solution))]]></SOLUTION>
              <PCI_FLAG>1</PCI_FLAG>
              <LAST_UPDATE>2025-11-03T08:00:00Z</LAST_UPDATE>
              <CVSS_SCORE>
                <CVSS_BASE source="service">5.0</CVSS_BASE>
                <CVSS_TEMPORAL>3.7</CVSS_TEMPORAL>
              </CVSS_SCORE>
              <CVSS3_SCORE>
                <CVSS3_BASE>\(rating.score) (\(rating.metrics))</CVSS3_BASE>
                <CVSS3_TEMPORAL>\(rating.score) (E:U/RL:O/RC:C)</CVSS3_TEMPORAL>
              </CVSS3_SCORE>
      \(list(vulnerability.cves))      </VULN_DETAILS>

      """
  }

  private func markup(_ text: String) -> String {
    text.html.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "<P>\n")
  }

  private func list(_ cves: [String]) -> String {
    if cves.isEmpty { return "" }
    let items = cves.map { id in
      """
                <CVE_ID>
                  <ID><![CDATA[\(id)]]></ID>
                  <URL><![CDATA[https://cve.example.org/cgi-bin/cvename.cgi?name=\(id)]]></URL>
                </CVE_ID>

      """
    }
    return "        <CVE_ID_LIST>\n\(items.joined())        </CVE_ID_LIST>\n"
  }
}
