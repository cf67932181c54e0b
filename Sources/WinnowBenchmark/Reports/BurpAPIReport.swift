/// A report as `curl http://127.0.0.1:1337/v0.1/scan/3` gets it of Burp Suite: indented by four
/// spaces, `</` escaped, and of messages what matters, in segments encoded in base64.
struct BurpAPIReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var types: [BurpIssueType] = []

  init(prose: Prose) {
    self.prose = prose
    types = (0..<150).map { BurpIssueType($0, &self.prose) }
  }

  let opening = """
    {
        "task_id": "3",
        "scan_status": "succeeded",
        "scan_metrics": {
            "crawl_requests_made": 90,
            "crawl_network_errors": 0,
            "crawl_unique_locations_visited": 19,
            "crawl_requests_queued": 0,
            "audit_queue_items_completed": 27,
            "audit_queue_items_waiting": 0,
            "audit_requests_made": 4336,
            "audit_network_errors": 0,
            "issue_events": 25,
            "crawl_and_audit_caption": "Audit finished.",
            "crawl_and_audit_progress": 100
        },
        "message": "",
        "issue_events": [
    """

  let closing = "\n    ]\n}"

  mutating func record() -> String {
    defer { findings += 1 }
    let type = prose.pick(types)
    let path = "/\(prose.noun())/\(prose.name())/\(findings)"
    let details = #"{"flags":0,"variant":0,"issue_details_map":{"20":"\#(prose.phrase())"}}"#
    return (findings == 0 ? "\n" : ",\n") + """
              {
                  "id": "\(findings)",
                  "type": "issue_found",
                  "issue": {
                      "name": \(type.name.json()),
                      "type_index": \(type.index),
                      "serial_number": "\(1_000_000_000_000_000_000 + findings * 1024)",
                      "origin": "https://cart.example.org",
                      "path": "\(path)",
                      "severity": "\(["info", "low", "medium", "high"][type.severity])",
                      "confidence": "\(prose.pick(["certain", "firm", "tentative"]))",
                      "description": \(BurpAPIReport.escaped(prose.paragraphs(1...3))),
                      "caption": "\(path)",
                      "evidence": [
      \(prose.several(1...3, separator: ",\n") { BurpAPIReport.evidence(path, &$0) })
                      ],
                      "internal_data": "\(details.base64)"
                  }
              }
      """
  }

  private static func escaped(_ html: String) -> String {
    html.json().split(separator: "</", omittingEmptySubsequences: false).joined(separator: "<\\/")
  }

  private static func evidence(_ path: String, _ prose: inout Prose) -> String {
    """
                        {
                            "type": "FirstOrderEvidence",
                            "detail": {
                                "band_flags": [
                                    "in_band"
                                ]
                            },
                            "request_response": {
                                "url": "https://cart.example.org\(path)",
                                "request": [
    \(segment("Data", prose.request("GET", path))),
    \(segment("Highlight", prose.name())),
    \(segment("Data", "&\(prose.noun())=\(prose.hex(8))"))
                                ],
                                "response": [
    \(segment("Data", prose.response(bytes: 150...700))),
    \(segment("Highlight", prose.phrase())),
    \(segment("Data", prose.sentence().html)),
    \(segment("Snip", nil, length: prose.number(20...9000)))
                                ],
                                "was_redirect_followed": false,
                                "request_time": "17684784\(prose.number(10_000...99_999))"
                            }
                        }
    """
  }
}
