import FindingModel
import ReportReading

extension Generic {
  /// A finding in JSON, under the field names of DefectDojo.
  struct Record {
    let item: JSON
    private let now: Moment
    /// Keys that the server would refuse.
    let unknown: [String]

    /// All keys that the server takes.
    static let keys: Set<String> = [
      "title", "severity", "description", "date", "cwe", "cwes", "cve", "vulnerability_ids",
      "epss_score", "epss_percentile", "cvssv3", "cvssv3_score", "cvssv4", "cvssv4_score",
      "mitigation", "impact", "steps_to_reproduce", "severity_justification", "references",
      "active", "verified", "false_p", "out_of_scope", "risk_accepted", "under_review",
      "is_mitigated", "thread_id", "mitigated", "numerical_severity", "param", "payload", "line",
      "file_path", "component_name", "component_version", "static_finding", "dynamic_finding",
      "scanner_confidence", "unique_id_from_tool", "vuln_id_from_tool", "sast_source_object",
      "sast_sink_object", "sast_source_line", "sast_source_file_path", "nb_occurences",
      "publish_date", "service", "planned_remediation_date", "planned_remediation_version",
      "effort_for_fixing", "tags", "kev_date", "known_exploited", "ransomware_used",
      "fix_available", "fix_version", "endpoints", "files",
    ]

    init(_ item: JSON, now: Moment) throws {
      guard item.isObject else { throw item.unexpected("an object") }
      self.item = item
      self.now = now
      unknown = item.members.compactMap { Record.keys.contains($0.key) ? nil : $0.key }
    }

    /// Whether it has nothing that every finding must have.
    var isStrange: Bool {
      !item["title"].exists && !item["severity"].exists && !item["description"].exists
    }

    func finding() throws -> Finding {
      var finding = Finding(try item["title"].requiredText(), severity: try severity())
      finding.description = try item["description"].requiredText()
      setTexts(of: &finding)
      setStatus(of: &finding)
      setWeaknesses(of: &finding)
      setScores(of: &finding)
      setPlace(of: &finding)
      finding.tags = texts(item["tags"])
      finding.locations = locations(of: finding)
      finding.files = files()
      finding.requestResponsePairs = exchanges()
      return finding
    }

    private func severity() throws -> Severity {
      let word = try item["severity"].requiredText()
      if let severity = Severity(rawValue: word) { return severity }
      let lowered = word.lowercased()
      if lowered == "none" || lowered.hasPrefix("info") { return .info }
      throw item["severity"].error(
        "expected Critical, High, Medium, Low or Info, found `\(word.prefix(40))`")
    }

    private func setTexts(of finding: inout Finding) {
      finding.mitigation = text(item["mitigation"])
      finding.impact = text(item["impact"])
      finding.references = text(item["references"])
      finding.stepsToReproduce = text(item["steps_to_reproduce"])
      finding.severityJustification = text(item["severity_justification"])
      finding.componentName = text(item["component_name"])
      finding.componentVersion = text(item["component_version"])
      finding.fixAvailable = flag(item["fix_available"])
      finding.fixVersion = text(item["fix_version"])
      finding.uniqueIDFromTool = text(item["unique_id_from_tool"])
      finding.vulnIDFromTool = text(item["vuln_id_from_tool"])
      finding.service = text(item["service"])
      finding.url = text(item["url"])
      finding.param = text(item["param"])
      finding.payload = text(item["payload"])
      finding.effortForFixing = text(item["effort_for_fixing"])
    }

    private func setStatus(of finding: inout Finding) {
      finding.active = flag(item["active"]) ?? true
      finding.verified = flag(item["verified"]) ?? false
      finding.falsePositive = flag(item["false_p"]) ?? false
      finding.outOfScope = flag(item["out_of_scope"]) ?? false
      finding.riskAccepted = flag(item["risk_accepted"]) ?? false
      finding.isMitigated = flag(item["is_mitigated"]) ?? false
      finding.staticFinding = flag(item["static_finding"]) ?? false
      finding.dynamicFinding = flag(item["dynamic_finding"]) ?? true
      finding.mitigated = date(item["mitigated"])?.moment
      finding.date = date(item["date"])?.day
      finding.publishDate = date(item["publish_date"])?.day
      finding.occurrences = number(item["nb_occurences"])
      finding.scannerConfidence = number(item["scanner_confidence"])
    }

    private func setWeaknesses(of finding: inout Finding) {
      // Null is stored as null, and what is no number not at all; the hash tells them apart.
      finding.cwe = item["cwe"].isNull ? nil : number(item["cwe"]) ?? 0
      let list = item["cwes"]
      let all = list.isList ? list.map(weakness) : list.text.map { [Generic.weakness($0)] } ?? []
      finding.cwes = all.compactMap(\.self).distinct
      if (finding.cwe ?? 0) == 0, let first = all.first { finding.cwe = first }
      let ids = [item["cve"].text ?? ""] + texts(item["vulnerability_ids"])
      finding.vulnerabilityIDs = ids.filter { !$0.isEmpty }.distinct
    }

    private func weakness(_ value: JSON) -> Int? {
      value.int.flatMap { $0 > 0 ? $0 : nil } ?? value.text.flatMap { Generic.weakness($0) }
    }

    private func setScores(of finding: inout Finding) {
      finding.cvssV3 = text(item["cvssv3"])
      finding.cvssV3Score = score(item["cvssv3_score"])
      finding.cvssV4 = text(item["cvssv4"])
      finding.cvssV4Score = score(item["cvssv4_score"])
      finding.epssScore = score(item["epss_score"])
      finding.epssPercentile = score(item["epss_percentile"])
      finding.knownExploited = flag(item["known_exploited"]) == true ? true : nil
      finding.ransomwareUsed = flag(item["ransomware_used"]) == true ? true : nil
      finding.kevDate = date(item["kev_date"])?.day
    }

    private func setPlace(of finding: inout Finding) {
      finding.filePath = text(item["file_path"])
      finding.line = number(item["line"])
      finding.sastSourceObject = text(item["sast_source_object"])
      finding.sastSourceLine = number(item["sast_source_line"])
      finding.sastSourceFilePath = text(item["sast_source_file_path"])
      finding.sastSinkObject = text(item["sast_sink_object"])
    }

    // MARK: Values

    func text(_ value: JSON) -> String? {
      value.text ?? (value.kind == .number ? value.pythonText : nil)
    }

    func texts(_ value: JSON) -> [String] {
      if let text = value.text { return [text] }
      return value.isList ? value.compactMap(text) : []
    }

    /// A number, written as a text perhaps; anything else counts as not given.
    func number(_ value: JSON) -> Int? {
      if let number = value.int { return number }
      if let number = value.double { return Int(exactly: number.rounded(.towardZero)) }
      return value.text.flatMap { Int($0.filter { !$0.isWhitespace }) }
    }

    private func score(_ value: JSON) -> Double? {
      let score = value.double ?? value.text.flatMap { Double($0.filter { !$0.isWhitespace }) }
      return score.flatMap { $0.isFinite ? $0 : nil }
    }

    private func flag(_ value: JSON) -> Bool? {
      if let flag = value.bool { return flag }
      switch value.text ?? value.int.map(String.init) {
      case "true", "True", "t", "1": return true
      case "false", "False", "f", "0": return false
      default: return nil
      }
    }

    private func date(_ value: JSON) -> WrittenDate? {
      value.text.flatMap { WrittenDate($0, now: now) }
    }
  }
}
