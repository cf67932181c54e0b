import FindingModel
import ReportReading
import ScannerKit

/// An answer of SonarQube's web API to a search for issues or security hotspots.
///
/// Each one is a finding of its own, in the detailed scan too.
struct SonarAnswer {
  private let issues: JSON
  private let hotspots: JSON
  /// What the answer tells of the files that it names, by their keys.
  private let components: [String: String]
  private let today: Day?

  init(_ report: JSON, now: Moment) {
    var components: [String: String] = [:]
    report["components"].eachRecord { record in
      guard case .success(let component) = record, let key = component["key"].text else { return }
      for (name, value) in component.members {
        components[key, default: ""] += joined(
          "**Componentkey ", name, "**: ", value.pythonText, "\n")
      }
    }
    self.components = components
    issues = report["issues"]
    hotspots = report["hotspots"]
    today = now.day
  }

  func read(into findings: inout Findings) {
    findings.tell(SonarFacts.gather(_:of:))
    if issues.isList { findings.each(issues) { try issue($0) } }
    if hotspots.isList { findings.each(hotspots) { try hotspot($0) } }
  }

  private func issue(_ record: JSON) throws(ReportError) -> Finding {
    switch try record["type"].requiredText() {
    case "BUG": return try bug(record)
    case "VULNERABILITY": return try vulnerability(record)
    case "CODE_SMELL": return try codeSmell(record)
    case let other:
      throw record["type"].error("expected BUG, VULNERABILITY or CODE_SMELL, found `\(other)`")
    }
  }

  private func bug(_ record: JSON) throws(ReportError) -> Finding {
    var text = SonarText()
    text.add("key", "rule", "component", "project", of: record)
    text.addLine(of: record)
    text.addTextRange(of: record)
    text.addFlows(of: record)
    text.add("status", "message", of: record)
    text.addList("tags", of: record)
    text.add("type", "scope", of: record)
    var finding = try finding(record, rule: "rule", severity: "severity", tag: "bug", text)
    // The reference sets no file for bugs.
    finding.filePath = nil
    finding.locations = []
    return finding
  }

  private func codeSmell(_ record: JSON) throws(ReportError) -> Finding {
    var text = SonarText()
    text.add("rule", "component", "project", of: record)
    text.addLine(of: record)
    text.addTextRange(of: record)
    text.addFlows(of: record)
    text.add("status", "message", of: record)
    text.addList("tags", of: record)
    text.add("scope", of: record)
    text.add("quickFixAvailable", record["quickFixAvailable"])
    text.addList("codeVariants", of: record)
    return try finding(record, rule: "rule", severity: "severity", tag: "code_smell", text)
  }

  private func vulnerability(_ record: JSON) throws(ReportError) -> Finding {
    var text = SonarText()
    text.add("key", "rule", "component", "project", of: record)
    text.addLine(of: record)
    text.addFlows(of: record)
    text.add("status", "message", "scope", of: record)
    text.add("quickFixAvailable", record["quickFixAvailable"])
    text.addList("codeVariants", of: record)
    text.addList("tags", of: record)
    var finding = try finding(
      record, rule: "rule", severity: "severity", tag: "vulnerability", text)
    let message = SonarMessage(record["message"].text ?? "")
    finding.cwes = message.cwes
    finding.cwe = message.cwes.first
    finding.cvssV3Score = message.score
    (finding.componentName, finding.componentVersion) = message.component ?? (nil, nil)
    finding.vulnerabilityIDs = message.vulnerabilityIDs
    return finding
  }

  private func hotspot(_ record: JSON) throws(ReportError) -> Finding {
    var text = SonarText()
    text.add("key", "component", "project", "securityCategory", "status", of: record)
    text.addLine(of: record)
    text.add("message", of: record)
    text.addTextRange(of: record)
    text.addFlows(of: record)
    text.add("ruleKey", of: record)
    text.addList("messageFormattings", of: record)
    return try finding(
      record, rule: "ruleKey", severity: "vulnerabilityProbability", tag: "hotspot", text)
  }

  private func finding(
    _ record: JSON, rule: StaticString, severity: StaticString, tag: String, _ text: SonarText
  ) throws(ReportError) -> Finding {
    let title = joined(try record[rule].requiredText(), "_", try record["key"].requiredText())
    var finding = Finding(title, severity: try self.severity(record[severity]))
    let file = record["component"].text
    finding.description = text.text(with: file.flatMap { components[$0] } ?? "")
    finding.filePath = file
    finding.line = record["line"].writtenInt
    finding.locations = file.map { [.code(CodeLocation(filePath: $0, line: finding.line))] } ?? []
    finding.date = record["creationDate"].text.flatMap { Day(ofTime: $0) } ?? today
    finding.tags = [tag]
    finding.staticFinding = true
    finding.dynamicFinding = false
    return finding
  }

  /// The reference makes CRITICAL critical, and BLOCKER, which is worse, high.
  private func severity(_ value: JSON) throws(ReportError) -> Severity {
    let word = try value.requiredText()
    switch word {
    case "BLOCKER": return .high
    case "MAJOR": return .medium
    case "MINOR": return .low
    default:
      guard let severity = Severity(word: word) else {
        throw value.error(
          "expected BLOCKER, CRITICAL, HIGH, MAJOR, MEDIUM, MINOR, LOW or INFO, found `\(word)`")
      }
      return severity
    }
  }
}

extension Day {
  /// The day of a time as SonarQube writes it, `2024-02-13T09:15:26+0000`; nothing where the text
  /// is no time.
  fileprivate init?(ofTime text: String) {
    self.init(startOf: text)
    let time = Array(text.utf8.dropFirst(10).prefix(9))
    if time.isEmpty { return }
    let isTime = time.elementsEqual("T00:00:00".utf8) { found, expected in
      found == expected || expected == UInt8(ascii: "0") && (0x30...0x39).contains(found)
    }
    guard isTime, time[1...2].lexicographicallyPrecedes("24".utf8), time[4] < UInt8(ascii: "6"),
      time[7] < UInt8(ascii: "6")
    else { return nil }
  }
}
