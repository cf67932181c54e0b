import FindingModel
import ReportReading
import ScannerKit

/// Reads the SARIF reports of Snyk Code.
///
///     snyk code test --json > snyk-code.json
///
/// Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
struct SnykCode: JSONScanner {
  let about = About(
    id: "snyk_code", name: "Snyk Code", scanTypes: ["Snyk Code Scan"],
    reads: "JSON: SARIF 2.1.0", homepage: "https://snyk.io/product/snyk-code/")

  let schema: Schema? = Schema(
    version: "version", known: ["2.1.0"],
    keys: ["$schema", "runs", "inlineExternalProperties", "properties"])

  func recognize(_ report: JSON) -> Evidence? {
    guard report["runs"][0]["tool"]["driver"]["name"].text == "SnykCode" else { return nil }
    return Evidence(.certain, "SARIF of the tool SnykCode")
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    guard report["runs"].exists else { throw report.error("expected `runs`, found none") }
    // DefectDojo names the test by the tool of the first run.
    findings.testType = report["runs"][0]["tool"]["driver"]["name"].text
    readRuns(of: report, into: &findings)
  }

  /// Reads the results of all runs, for a Snyk Scan too.
  func readRuns(of report: JSON, into findings: inout Findings) {
    for run in report["runs"] {
      let rules = SnykCodeRule.all(of: run["tool"])
      let date = SARIF.Run.endOfLastInvocation(run["invocations"])
      findings.tell(SARIF.RunFacts(run["tool"]).gather)
      findings.eachSeveral(run["results"]) { result in
        try self.findings(of: result, rules).map {
          var finding = $0
          finding.date = date
          return finding
        }
      }
    }
  }

  /// One for each place.
  private func findings(
    of result: JSON, _ rules: [String: SnykCodeRule]
  ) throws -> [Finding] {
    let kind = result["kind"]
    guard !kind.exists || kind.text == "fail" else { return [] }
    let rule = rules[try result["ruleId"].requiredText()] ?? SnykCodeRule()
    let locations = Array(result["locations"])
    if locations.isEmpty {
      return [try finding(of: result, at: result["locations"][0]["physicalLocation"], rule)]
    }
    return try locations.map { location in
      var finding = try finding(of: result, at: location["physicalLocation"], rule)
      finding.part = location.bytes
      return finding
    }
  }

  private func finding(
    of result: JSON, at place: JSON, _ rule: SnykCodeRule
  ) throws -> Finding {
    let id = try result["ruleId"].requiredText()
    let path = place.exists ? try place["artifactLocation"]["uri"].requiredText() : nil
    var finding = Finding(
      title(id, path ?? ""), severity: try severity(result["properties"]["priorityScore"]))
    finding.description = description(of: result, at: place)
    finding.vulnIDFromTool = id
    finding.uniqueIDFromTool = fingerprint(of: result)
    finding.filePath = path
    finding.staticFinding = true
    finding.dynamicFinding = false
    finding.references = rule.reference
    finding.cvssV3Score = rule.score
    finding.cwes = weaknesses(of: result) ?? rule.weaknesses
    finding.cwe = finding.cwes.last ?? 0
    finding.tags = SnykCodeRule.tags(rule.tags, result["properties"]["tags"].texts)
    if result["fixes"].exists {
      finding.mitigation = result["fixes"].compactMap { $0["description"]["text"].text }
        .joined(separator: "\n")
    }
    if result["suppressions"].isTruthy {
      finding.falsePositive = true
      finding.active = false
    }
    if let path { locate(&finding, in: path, place) }
    return finding
  }

  private func title(_ rule: String, _ path: String) -> String {
    rule.isEmpty || path.isEmpty ? rule : joined(rule, "_", path)
  }

  private func locate(_ finding: inout Finding, in path: String, _ place: JSON) {
    let region = place["region"]
    if !region["byteOffset"].exists { finding.line = region["startLine"].int }
    var location = CodeLocation(filePath: path, line: finding.line)
    location.endLine = region["endLine"].int
    location.snippet =
      region["snippet"]["text"].text ?? place["contextRegion"]["snippet"]["text"].text
    finding.locations = [.code(location)]
  }

  /// By Snyk's score from 0 to 1000; the level of the result does not count.
  private func severity(_ score: JSON) throws(ReportError) -> Severity {
    guard !score.exists || score.isNull || score.double != nil else {
      throw score.unexpected("a number")
    }
    switch score.double ?? 0 {
    case ...399: return .low
    case ...699: return .medium
    case ...899: return .high
    default: return .critical
    }
  }

  private func description(of result: JSON, at place: JSON) -> String {
    let properties = result["properties"]
    let file = place["artifactLocation"]
    let region = place["region"]
    return joined(
      "**ruleId**: ", result["ruleId"].pythonText,
      "\n**ruleIndex**: ", result["ruleIndex"].pythonText(orIfMissing: ""),
      "\n**message**: ", result["message"]["text"].pythonText(orIfMissing: ""),
      "\n**score**: ", properties["priorityScore"].pythonText(orIfMissing: "0"),
      "\n**isAutofixable**: ", properties["isAutofixable"].pythonText(orIfMissing: "False"),
      line("\n**uri**: ", file["uri"]), line("\n**uriBaseId**: ", file["uriBaseId"]),
      line("\n**startLine**: ", region["startLine"]), line("\n**endLine**: ", region["endLine"]),
      line("\n**startColumn**: ", region["startColumn"]),
      line("\n**endColumn**: ", region["endColumn"]))
  }

  private func line(_ label: String, _ value: JSON) -> String {
    value.isTruthy ? joined(label, value.pythonText) : ""
  }

  /// Of the result itself: its taxonomies count more than its properties.
  private func weaknesses(of result: JSON) -> [Int]? {
    let taxa = result["taxa"].filter { $0["toolComponent"]["name"].text == "CWE" }.compactMap {
      let id = $0["id"].pythonText
      return Int(id) ?? CWE.firstNumber(in: "CWE-\(id)")
    }
    if !taxa.isEmpty { return taxa }
    return result["properties"]["cwe"].text.flatMap(CWE.firstNumber).map { [$0] }
  }

  /// The value of the first method in its latest version, as of `"snyk/asset/finding/v1"`; else all
  /// partial ones.
  private func fingerprint(of result: JSON) -> String? {
    let methods = fingerprints(result["fingerprints"])
    if let first = methods.first { return first.value }
    let partial = fingerprints(result["partialFingerprints"])
    if partial.isEmpty { return nil }
    return partial.sorted { $0.method.utf8.lexicographicallyPrecedes($1.method.utf8) }
      .map { joined($0.method, ":", $0.value) }.joined(separator: "|")
  }

  private typealias Fingerprint = (method: String, version: Int, value: String)

  private func fingerprints(_ values: JSON) -> [Fingerprint] {
    var found: [Fingerprint] = []
    for (key, value) in values.members {
      let parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      let method = parts.count > 1 ? String(Substring(parts[parts.count - 2])) : key
      let version =
        parts.count > 1
        ? Int(Substring(parts[parts.count - 1].drop { $0 == UInt8(ascii: "v") })) ?? 0 : 0
      let print = Fingerprint(method, version, value.pythonText)
      if let place = found.firstIndex(where: { $0.method.utf8.elementsEqual(method.utf8) }) {
        if found[place].version < version { found[place] = print }
      } else {
        found.append(print)
      }
    }
    return found
  }
}
