import FindingModel

/// A finding as a result of SARIF (section 3.27).
struct SARIFResult {
  private let finding: Finding
  private let report: String
  private let wording: SARIFWording?

  init(_ finding: Finding, in report: String, _ wording: SARIFWording?) {
    self.finding = finding
    self.report = report
    self.wording = wording
  }

  /// Whether it has a place, without which GitHub shows no result.
  var hasPlace: Bool { uri != nil }

  func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("ruleId", finding.ruleID)
      json.member("level", level)
      message(&json)
      if uri != nil || finding.line != nil || finding.snippet != nil {
        json.list("locations", [uri]) { json, uri in json.object { location(uri, &$0) } }
      }
      if let steps = wording?.steps, !steps.isEmpty { flow(steps, &json) }
      fixes(&json)
      if !finding.weaknesses.isEmpty {
        json.list("taxa", finding.weaknesses) { json, number in
          json.object { json in
            json.member("id", "CWE-\(number)")
            json.object("toolComponent") { $0.member("name", "CWE") }
          }
        }
      }
      fingerprints(&json)
      suppressions(&json)
      json.member("baselineState", finding.isNew.map { $0 ? "new" : "unchanged" })
      properties(&json)
    }
  }

  private var level: String {
    switch finding.severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "note"
    }
  }

  private func message(_ json: inout JSONBytes) {
    json.object("message") { json in
      if let wording {
        // DefectDojo's parser writes so where a message is left to the rule.
        let isOfRule = wording.message == "None" && finding.title != "None"
        json.member(isOfRule ? "id" : "text", isOfRule ? "default" : wording.message)
      } else {
        json.member("text", finding.title)
        json.member("markdown", finding.description.flatMap { $0.isEmpty ? nil : $0 })
      }
    }
  }

  // MARK: Places

  /// The file; of what is in no file, the component, the URL or the report.
  private var uri: String? {
    if let path = finding.filePath, !path.isEmpty {
      // What came from SARIF is an address already.
      return finding.isOfSARIF ? path : PercentEncoding.encoded(path)
    }
    if finding.isOfSARIF { return nil }
    if let address = finding.address {
      return address.isURI ? address : PercentEncoding.encoded(address)
    }
    return PercentEncoding.encoded(
      finding.componentName.flatMap { $0.isEmpty ? nil : $0 } ?? report)
  }

  private func location(_ uri: String?, _ json: inout JSONBytes) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { $0.member("uri", uri) }
      region(&json)
    }
    if let component = finding.componentLabel {
      json.list("logicalLocations", [component]) { json, component in
        json.object {
          $0.member("name", component)
          $0.member("fullyQualifiedName", finding.purl)
          $0.member("kind", "module")
        }
      }
    }
  }

  private func region(_ json: inout JSONBytes) {
    let code = finding.locations.lazy.compactMap { location -> CodeLocation? in
      if case .code(let code) = location { code } else { nil }
    }.first
    let line = (finding.line ?? code?.line).flatMap { $0 > 0 ? $0 : nil }
    let snippet = finding.snippet
    // GitHub shows no place without a line.
    guard let line = line ?? (finding.isOfSARIF ? nil : 1) else {
      if let snippet {
        json.object("region") { json in json.object("snippet") { $0.member("text", snippet) } }
      }
      return
    }
    json.object("region") { json in
      json.member("startLine", line)
      if let end = code?.endLine, end >= line || finding.isOfSARIF, end > 0 {
        json.member("endLine", end)
      }
      if let snippet { json.object("snippet") { $0.member("text", snippet) } }
    }
  }

  private func flow(_ steps: [SARIFWording.Step], _ json: inout JSONBytes) {
    json.list("codeFlows", [steps]) { json, steps in
      json.object { json in
        json.list("threadFlows", [steps]) { json, steps in
          json.object { json in
            json.list("locations", steps) { json, step in
              json.object { json in json.object("location") { write(step, &$0) } }
            }
          }
        }
      }
    }
  }

  private func write(_ step: SARIFWording.Step, _ json: inout JSONBytes) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { $0.member("uri", step.uri) }
      guard step.line != nil || step.snippet != nil else { return }
      json.object("region") { json in
        json.member("startLine", step.line)
        json.member("startColumn", step.column)
        if let snippet = step.snippet { json.object("snippet") { $0.member("text", snippet) } }
      }
    }
    if let message = step.message { json.object("message") { $0.member("text", message) } }
  }

  // MARK: The rest

  /// SARIF asks for changes of files, which no finding holds: what came from SARIF had such changes,
  /// of which only the words are left.
  private func fixes(_ json: inout JSONBytes) {
    guard finding.isOfSARIF, let mitigation = finding.mitigation, !mitigation.isEmpty else {
      return
    }
    json.list("fixes", [mitigation]) { json, mitigation in
      json.object { json in
        json.object("description") { $0.member("text", mitigation) }
        json.list("artifactChanges", [uri ?? ""]) { json, uri in
          json.object { json in
            json.object("artifactLocation") { $0.member("uri", uri) }
            json.list("replacements", [1]) { json, line in
              json.object { json in
                json.object("deletedRegion") {
                  $0.member("startLine", finding.line.map { Swift.max($0, 1) } ?? line)
                  $0.member("startColumn", line)
                  $0.member("endColumn", line)
                }
              }
            }
          }
        }
      }
    }
  }

  private func fingerprints(_ json: inout JSONBytes) {
    if let id = finding.uniqueIDFromTool {
      json.object("fingerprints") { $0.member("uniqueIdFromTool", id) }
    }
    if let hash = finding.hashCode {
      json.object("partialFingerprints") { $0.member("hashCode", hash) }
    }
  }

  private func suppressions(_ json: inout JSONBytes) {
    guard let reason = finding.dismissal else { return }
    json.list("suppressions", [reason]) { json, reason in
      json.object {
        $0.member("kind", "external")
        $0.member("status", "accepted")
        $0.member("justification", reason)
      }
    }
  }

  private func properties(_ json: inout JSONBytes) {
    json.object("properties") { json in
      if !finding.tags.isEmpty { json.list("tags", finding.tags) { $0.element($1) } }
      json.member("severity", finding.severity.rawValue)
      json.member("scanType", finding.scanType)
      json.member("componentName", finding.componentName)
      json.member("componentVersion", finding.componentVersion)
      json.member("fixVersion", finding.fixVersion)
      json.member("cvssV3", finding.cvssV3)
      json.member("cvssV4", finding.cvssV4)
      json.member("epssScore", finding.epssScore)
      json.member("knownExploited", finding.knownExploited)
    }
  }
}
