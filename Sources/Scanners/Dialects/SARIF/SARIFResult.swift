import FindingModel
import ReportReading
import ScannerKit

extension SARIF.Run {
  /// A finding for each location of a result, or one for a result without any.
  func findings(of result: JSON) throws -> [Finding] {
    guard result.isObject else { throw result.unexpected("an object") }
    // A result of another kind tells that all is well, or asks for a review.
    let kind = result["kind"]
    if kind.exists, kind.text != "fail" { return [] }
    let ruleID = result["ruleId"].text
    let rule = rules[ruleID]
    let wording = try SARIF.Wording(of: result, rule)
    let common = finding(of: result, ruleID, rule, wording)
    let locations = result["locations"]
    var findings: [Finding] = []
    if locations.isList {
      for location in locations {
        findings.append(common)
        findings[findings.count - 1].part = location.bytes
        place(&findings[findings.count - 1], at: location, wording)
      }
    }
    if findings.isEmpty {
      findings.append(common)
      findings[0].description = wording.description(withSnippet: nil)
    }
    return findings
  }

  /// All that does not depend on the location.
  private func finding(
    of result: JSON, _ ruleID: String?, _ rule: SARIF.Rule?, _ wording: SARIF.Wording
  ) -> Finding {
    var finding = Finding(
      wording.title, severity: rule?.rating?.severity ?? level(of: result, rule))
    finding.cvssV3Score = rule?.rating?.score
    finding.references = rule?.references
    finding.staticFinding = true
    finding.dynamicFinding = false
    if result["suppressions"].isTruthy {
      finding.falsePositive = true
      finding.active = false
    }
    if let id = ruleID {
      finding.vulnIDFromTool = id
      finding.vulnerabilityIDs = SARIF.cve(in: id).map { [$0] } ?? []
    }
    finding.cwes = weaknesses(of: result, rule)
    finding.cwe = finding.cwes.last ?? 0
    finding.mitigation = mitigation(result["fixes"])
    finding.date = date
    finding.tags = tags(of: result, rule)
    finding.uniqueIDFromTool = SARIF.fingerprint(of: result)
    return finding
  }

  private func place(_ finding: inout Finding, at location: JSON, _ wording: SARIF.Wording) {
    let physical = location["physicalLocation"]
    let region = physical["region"]
    let snippet =
      region["snippet"]["text"].text ?? physical["contextRegion"]["snippet"]["text"].text
    finding.description = wording.description(withSnippet: snippet)
    guard physical.isObject else { return }
    let file = physical["artifactLocation"]
    // `fileLocation` until SARIF 2.0.0.
    finding.filePath = artifacts.address(of: file.exists ? file : physical["fileLocation"])
    // What counts in bytes has no lines.
    if !region["byteOffset"].exists { finding.line = region["startLine"].writtenInt }
    if let path = finding.filePath, !path.isEmpty {
      var code = CodeLocation(filePath: path, line: finding.line)
      code.endLine = region["endLine"].writtenInt
      code.snippet = snippet
      finding.locations = [.code(code)]
    }
  }

  private func level(of result: JSON, _ rule: SARIF.Rule?) -> Severity {
    switch result["level"].text ?? rule?.level {
    case "error": .high
    case "note": .info
    default: .medium
    }
  }

  /// What the fixes do; a list without any counts as an empty text.
  private func mitigation(_ fixes: JSON) -> String? {
    guard fixes.isList else { return nil }
    let texts = fixes.compactMap { $0["description"]["text"].text }
    return texts.isEmpty && fixes[0].exists ? nil : texts.joined(separator: "\n")
  }

  /// Of the rule and of the result, each once; the last one is the finding's own.
  private func weaknesses(of result: JSON, _ rule: SARIF.Rule?) -> [Int] {
    let own = SARIF.Weaknesses.ofProperties(result) + SARIF.Weaknesses.ofTaxa(result)
    let all = rule?.cwes ?? []
    return own.isEmpty ? all : SARIF.Weaknesses.lastOfEach(all + own)
  }

  private func tags(of result: JSON, _ rule: SARIF.Rule?) -> [String] {
    let own = SARIF.tags(of: result)
    let all = rule?.tags ?? []
    return own.isEmpty ? all : SARIF.unique(all + own)
  }
}

extension SARIF {
  /// The first CVE in the id of a rule, as in `CVE-2008-0732-geronimo`.
  fileprivate static func cve(in id: String) -> String? {
    var id = id
    return id.withUTF8 { bytes in
      var start = 0
      while start + 7 < bytes.count {
        if let end = endOfCVE(bytes, from: start) {
          return String(decoding: bytes[start..<end], as: UTF8.self).uppercased()
        }
        start += 1
      }
      return nil
    }
  }

  private static func endOfCVE(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "c"), bytes[start + 1] | 0x20 == UInt8(ascii: "v"),
      bytes[start + 2] | 0x20 == UInt8(ascii: "e"), bytes[start + 3] == UInt8(ascii: "-")
    else { return nil }
    let year = bytes[(start + 4)...].prefix { 0x30...0x39 ~= $0 }
    guard !year.isEmpty, year.endIndex < bytes.count, bytes[year.endIndex] == UInt8(ascii: "-")
    else { return nil }
    let number = bytes[(year.endIndex + 1)...].prefix { 0x30...0x39 ~= $0 }
    return number.isEmpty ? nil : number.endIndex
  }
}
