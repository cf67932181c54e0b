import FindingModel
import ReportReading
import ScannerKit

/// Reads SARIF, the exchange format of static analysis, whichever tool wrote it.
///
///     semgrep scan --sarif --output semgrep.sarif
///     trivy image --format sarif --output trivy.sarif alpine:3.19
///
/// Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
struct SARIF: JSONScanner {
  let about = About(
    id: "sarif", name: "SARIF", scanTypes: ["SARIF"],
    reads: "JSON: SARIF 2.1.0 and 2.0.0 of any tool", homepage: "https://sarifweb.azurewebsites.net"
  )

  let schema: Schema? = Schema(
    version: "version", known: ["2.1", "2.0"],
    keys: ["$schema", "runs", "inlineExternalProperties", "properties"])

  func recognize(_ report: JSON) -> Evidence? {
    let runs = report["runs"]
    guard runs.isList else { return nil }
    let run = runs[0]
    let tool = SARIF.toolName(of: run)
    // Snyk Code has a scan type of its own.
    if tool == "SnykCode" { return nil }
    let author = tool.map { " by `\($0)`" } ?? ""
    if let version = SARIF.version(of: report) {
      return version.hasPrefix("1.")
        ? Evidence(.unreadable, "SARIF \(version)\(author); SARIF 2.1.0 would be read")
        : Evidence(.certain, "SARIF \(version)\(author)")
    }
    // In a large report, what names the format may stand behind its results.
    let result = run["results"][0]
    let hasResults =
      result["message"].isObject && (result["ruleId"].exists || result["locations"].exists)
    return run["tool"]["driver"].isObject || hasResults ? Evidence(.likely, "SARIF\(author)") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let runs = report["runs"]
    guard runs.exists else { throw runs.unexpected("a list") }
    if SARIF.version(of: report)?.hasPrefix("1.") == true {
      throw report["version"].error("expected SARIF 2.1.0 or 2.0.0, found 1.0.0")
    }
    for (number, run) in runs.enumerated() {
      // The server names the test after the first run, whatever the others are.
      if number == 0 { findings.testType = SARIF.toolName(of: run) }
      let context = Run(run)
      findings.tell(RunFacts(run["tool"]).gather)
      findings.eachSeveral(run["results"]) { try context.findings(of: $0) }
    }
  }

  private static func toolName(of run: JSON) -> String? {
    run["tool"]["driver"]["name"].text ?? run["tool"]["name"].text
  }

  /// The version, by the key or, where that is not seen, by the address of the schema.
  private static func version(of report: JSON) -> String? {
    let known = ["2.1.0", "2.0.0", "1.0.0"]
    if let version = report["version"].text, known.contains(where: version.hasPrefix) {
      return version
    }
    let schema = report["$schema"].text ?? ""
    return known.first { schema.contains("sarif") && schema.contains($0) }
  }
}
