import FindingModel

/// The members that a finding has both in DefectDojo's REST API and in its Generic Findings Import.
extension JSONBytes {
  mutating func wording(of finding: Finding) {
    member("mitigation", finding.mitigation)
    member("impact", finding.impact)
    member("references", finding.references)
    member("steps_to_reproduce", finding.stepsToReproduce)
    member("severity_justification", finding.severityJustification)
  }

  mutating func identifiersAndScores(of finding: Finding) {
    if !finding.cwes.isEmpty { list("cwes", finding.cwes) { $0.element($1) } }
    if !finding.vulnerabilityIDs.isEmpty {
      list("vulnerability_ids", finding.vulnerabilityIDs) { $0.element($1) }
    }
    member("cvssv3", finding.cvssV3)
    member("cvssv3_score", finding.cvssV3Score)
    member("cvssv4", finding.cvssV4)
    member("cvssv4_score", finding.cvssV4Score)
    member("epss_score", finding.epssScore)
    member("epss_percentile", finding.epssPercentile)
    member("known_exploited", finding.knownExploited)
    member("ransomware_used", finding.ransomwareUsed)
    member("kev_date", finding.kevDate?.description)
  }

  mutating func component(of finding: Finding) {
    member("component_name", finding.componentName)
    member("component_version", finding.componentVersion)
    member("fix_available", finding.fixAvailable)
    member("fix_version", finding.fixVersion)
  }

  mutating func place(of finding: Finding) {
    member("file_path", finding.filePath)
    member("line", finding.line)
    member("sast_source_object", finding.sastSourceObject)
    member("sast_source_line", finding.sastSourceLine)
    member("sast_source_file_path", finding.sastSourceFilePath)
    member("sast_sink_object", finding.sastSinkObject)
    member("unique_id_from_tool", finding.uniqueIDFromTool)
    member("vuln_id_from_tool", finding.vulnIDFromTool)
  }

  /// What was decided about the finding, each only where it is so, and its days.
  mutating func decisions(on finding: Finding) {
    if finding.falsePositive { member("false_p", true) }
    if finding.outOfScope { member("out_of_scope", true) }
    if finding.riskAccepted { member("risk_accepted", true) }
    if finding.isMitigated { member("is_mitigated", true) }
    member("mitigated", finding.mitigated?.description)
    member("date", finding.date?.description)
    member("publish_date", finding.publishDate?.description)
  }
}
