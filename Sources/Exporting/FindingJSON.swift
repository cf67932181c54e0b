package import FindingModel

/// Writes a finding under DefectDojo's REST field names; a field that has its default is left out.
package struct FindingJSON {
  /// The name of the report that the findings come from.
  private let report: String

  package init(report: String) { self.report = report }

  package func write(_ finding: Finding, to json: inout JSONBytes) {
    json.object { json in
      texts(of: finding, &json)
      weakness(of: finding, &json)
      json.component(of: finding)
      json.place(of: finding)
      status(of: finding, &json)
      details(of: finding, &json)
      json.member("hash_code", finding.hashCode)
      json.member("scan_type", finding.scanType)
      json.member("test_type", finding.testType)
      if let verdict = finding.verdict { triage(verdict, &json) }
      if let merged = finding.merged { self.merged(merged, &json) }
      source(of: finding, &json)
    }
  }

  private func texts(of finding: Finding, _ json: inout JSONBytes) {
    json.member("title", finding.title)
    json.member("severity", finding.severity.rawValue)
    json.member("description", finding.description)
    json.wording(of: finding)
  }

  private func weakness(of finding: Finding, _ json: inout JSONBytes) {
    json.member("cwe", finding.cwe)
    json.identifiersAndScores(of: finding)
  }

  private func status(of finding: Finding, _ json: inout JSONBytes) {
    if finding.staticFinding { json.member("static_finding", true) }
    if !finding.dynamicFinding { json.member("dynamic_finding", false) }
    if !finding.active { json.member("active", false) }
    if finding.verified { json.member("verified", true) }
    json.decisions(on: finding)
  }

  private func details(of finding: Finding, _ json: inout JSONBytes) {
    json.member("nb_occurences", finding.occurrences)
    json.member("scanner_confidence", finding.scannerConfidence)
    json.member("service", finding.service)
    json.member("url", finding.url)
    json.member("param", finding.param)
    json.member("payload", finding.payload)
    json.member("effort_for_fixing", finding.effortForFixing)
    if !finding.tags.isEmpty { json.list("tags", finding.tags) { $0.element($1) } }
    if !finding.locations.isEmpty {
      json.list("locations", finding.locations) { LocationJSON.write($1, to: &$0) }
    }
    if !finding.requestResponsePairs.isEmpty {
      json.list("request_response_pairs", finding.requestResponsePairs) { json, pair in
        json.object {
          $0.member("request", pair.request)
          $0.member("response", pair.response)
        }
      }
    }
    if !finding.files.isEmpty { json.list("files", finding.files) { $0.element($1.title) } }
  }

  /// What a policy decided, where it decided anything.
  private func triage(_ verdict: Verdict, _ json: inout JSONBytes) {
    guard verdict.rule != nil || verdict.severityChange != nil else { return }
    json.object("triage") { json in
      json.member("verdict", verdict.outcome.rawValue)
      if let rule = verdict.rule {
        json.member("rule", rule.id)
        json.member("origin", rule.origin)
        json.member("reason", rule.reason)
      }
      if let change = verdict.severityChange {
        json.member("severity_was", change.old.rawValue)
        json.member("severity_by", change.reason)
      }
    }
  }

  /// The findings that this one stands for, itself among them.
  private func merged(_ merged: MergedGroup, _ json: inout JSONBytes) {
    json.object("merged") { json in
      json.member("reason", merged.reason)
      json.member("confidence", merged.confidence.rawValue)
      json.list("members", merged.members) { json, member in
        json.object {
          $0.member("report", member.report)
          $0.member("scan_type", member.scanType)
          $0.member("title", member.title)
          $0.member("severity", member.severity.rawValue)
          $0.member("hash_code", member.hashCode)
          $0.member("unique_id_from_tool", member.uniqueIDFromTool)
        }
      }
    }
  }

  private func source(of finding: Finding, _ json: inout JSONBytes) {
    json.object("source") { json in
      json.member("report", report)
      json.list("records", finding.records) { json, record in
        json.object {
          $0.member("path", record.base, element: record.index)
          $0.member("offset", record.bytes.lowerBound)
          $0.member("length", record.bytes.count)
        }
      }
    }
  }
}
