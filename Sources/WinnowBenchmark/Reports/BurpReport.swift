/// A report as Burp Suite writes it at "Report selected issues" as XML, with requests and responses
/// encoded in base64: HTML in CDATA sections, and a DTD at the start.
///
/// As Burp's own, its issues are of some hundred types, and what is told of a type is the same in
/// each of its issues; issues of one type are one finding.
struct BurpReport: MadeUpReport {
  private var prose: Prose
  private var types: [BurpIssueType] = []
  private var seen: Set<Int> = []
  private var issues = 0

  var findings: Int { seen.count }

  init(prose: Prose) {
    self.prose = prose
    types = (0..<150).map { BurpIssueType($0, &self.prose) }
  }

  let opening = """
    <?xml version="1.0"?>
    <!DOCTYPE issues [
    <!ELEMENT issues (issue*)>
    <!ATTLIST issues burpVersion CDATA "">
    <!ATTLIST issues exportTime CDATA "">
    <!ELEMENT issue (serialNumber, type, name, host, path, location, severity, confidence, \
    issueBackground?, remediationBackground?, references?, vulnerabilityClassifications?, \
    issueDetail?, issueDetailItems?, remediationDetail?, requestresponse*)>
    <!ATTLIST host ip CDATA "">
    <!ELEMENT issueDetailItems (issueDetailItem*)>
    <!ELEMENT requestresponse (request?, response?, responseRedirected?)>
    <!ATTLIST request method CDATA "">
    <!ATTLIST request base64 (true|false) "false">
    <!ATTLIST response base64 (true|false) "false">
    ]>
    <issues burpVersion="2023.12.1" exportTime="Thu Jan 15 12:00:00 UTC 2026">

    """

  let closing = "</issues>\n"

  mutating func record() -> String {
    issues += 1
    let type = prose.pick(types)
    seen.insert(type.index)
    let path = "/\(prose.noun())/\(prose.name())/\(issues)"
    let parameter = prose.noun()
    return """
        <issue>
          <serialNumber>\(1_000_000_000_000_000_000 + issues * 1024)</serialNumber>
          <type>\(type.index)</type>
          <name><![CDATA[\(type.name)]]></name>
          <host ip="192.0.2.\(issues % 250 + 1)">https://cart.example.org</host>
          <path><![CDATA[\(path)]]></path>
          <location><![CDATA[\(path) [\(parameter) parameter]]]></location>
          <severity>\(["Information", "Low", "Medium", "High"][type.severity])</severity>
          <confidence>\(prose.pick(["Certain", "Firm", "Tentative"]))</confidence>
          <issueBackground><![CDATA[\(type.background)]]></issueBackground>
          <remediationBackground><![CDATA[\(type.remediation)]]></remediationBackground>
          <references><![CDATA[\(type.references)]]></references>
          <vulnerabilityClassifications><![CDATA[\(type.classifications)]]>\
      </vulnerabilityClassifications>
          <issueDetail><![CDATA[The value of the <b>\(parameter)</b> request parameter is copied. \
      \(prose.paragraphs(1...2))]]></issueDetail>
      \(prose.several(1...2, separator: "\n") { BurpReport.exchange(path, parameter, &$0) })
        </issue>

      """
  }

  private static func exchange(
    _ path: String, _ parameter: String, _ prose: inout Prose
  ) -> String {
    let method = prose.pick(["GET", "POST"])
    let request = prose.request(method, "\(path)?\(parameter)=\(prose.hex(8))").base64
    return """
          <requestresponse>
            <request method="\(method)" base64="true"><![CDATA[\(request)]]></request>
            <response base64="true"><![CDATA[\(prose.response(bytes: 1500...4500).base64)]]></response>
            <responseRedirected>false</responseRedirected>
          </requestresponse>
      """
  }
}
