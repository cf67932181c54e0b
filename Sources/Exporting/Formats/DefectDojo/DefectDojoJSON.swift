import FindingModel

/// A finding under the keys that DefectDojo's parser allows, and no others.
struct DefectDojoJSON {
  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  func write(to json: inout JSONBytes) {
    json.object { json in
      texts(&json)
      weaknesses(&json)
      component(&json)
      place(&json)
      status(&json)
      if !finding.tags.isEmpty { json.list("tags", finding.tags) { $0.element($1) } }
      endpoints(&json)
      if !finding.files.isEmpty {
        json.list("files", finding.files) { json, file in
          json.object {
            $0.member("title", file.title)
            $0.member("data", file.data)
          }
        }
      }
    }
  }

  private func texts(_ json: inout JSONBytes) {
    json.member("title", finding.title)
    json.member("severity", finding.severity.rawValue)
    json.member("description", finding.description ?? "")
    json.member("mitigation", finding.mitigation)
    json.member("impact", finding.impact)
    json.member("references", finding.references)
    json.member("steps_to_reproduce", finding.stepsToReproduce)
    json.member("severity_justification", finding.severityJustification)
    json.member("param", finding.param)
    json.member("payload", finding.payload)
    json.member("service", finding.service)
    json.member("effort_for_fixing", finding.effortForFixing)
  }

  private func weaknesses(_ json: inout JSONBytes) {
    // Null and 0 have different hashes.
    if let cwe = finding.cwe { json.member("cwe", cwe) } else { json.null("cwe") }
    if !finding.cwes.isEmpty { json.list("cwes", finding.cwes) { $0.element($1) } }
    if !finding.vulnerabilityIDs.isEmpty {
      json.list("vulnerability_ids", finding.vulnerabilityIDs) { $0.element($1) }
    }
    json.member("cvssv3", finding.cvssV3)
    json.member("cvssv3_score", finding.cvssV3Score)
    json.member("cvssv4", finding.cvssV4)
    json.member("cvssv4_score", finding.cvssV4Score)
    json.member("epss_score", finding.epssScore)
    json.member("epss_percentile", finding.epssPercentile)
    json.member("known_exploited", finding.knownExploited)
    json.member("ransomware_used", finding.ransomwareUsed)
    json.member("kev_date", finding.kevDate?.description)
  }

  private func component(_ json: inout JSONBytes) {
    json.member("component_name", finding.componentName)
    json.member("component_version", finding.componentVersion)
    json.member("fix_available", finding.fixAvailable)
    json.member("fix_version", finding.fixVersion)
  }

  private func place(_ json: inout JSONBytes) {
    json.member("file_path", finding.filePath)
    json.member("line", finding.line)
    json.member("sast_source_object", finding.sastSourceObject)
    json.member("sast_source_line", finding.sastSourceLine)
    json.member("sast_source_file_path", finding.sastSourceFilePath)
    json.member("sast_sink_object", finding.sastSinkObject)
    json.member("unique_id_from_tool", finding.uniqueIDFromTool)
    json.member("vuln_id_from_tool", finding.vulnIDFromTool)
  }

  private func status(_ json: inout JSONBytes) {
    json.member("static_finding", finding.staticFinding)
    json.member("dynamic_finding", finding.dynamicFinding)
    json.member("active", finding.active)
    json.member("verified", finding.verified)
    if finding.falsePositive { json.member("false_p", true) }
    if finding.outOfScope { json.member("out_of_scope", true) }
    if finding.riskAccepted { json.member("risk_accepted", true) }
    if finding.isMitigated { json.member("is_mitigated", true) }
    json.member("mitigated", finding.mitigated?.description)
    json.member("date", finding.date?.description)
    json.member("publish_date", finding.publishDate?.description)
    json.member("nb_occurences", finding.occurrences)
    json.member("scanner_confidence", finding.scannerConfidence)
  }

  private func endpoints(_ json: inout JSONBytes) {
    let urls = finding.locations.compactMap { location -> URLLocation? in
      if case .url(let url) = location { url } else { nil }
    }
    if urls.isEmpty { return }
    json.list("endpoints", urls) { json, url in
      if let text = url.url ?? (url.userInfo == nil ? nil : url.address) {
        json.element(text.asEndpoint)
        return
      }
      json.object {
        $0.member("protocol", url.scheme)
        $0.member("host", url.host)
        $0.member("port", url.port)
        $0.member("path", url.path)
        $0.member("query", url.query)
        $0.member("fragment", url.fragment)
      }
    }
  }
}

extension String {
  /// The server puts slashes before what names no scheme.
  var asEndpoint: String { hasPrefix("//") ? String(dropFirst(2)) : self }
}
