import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of kube-bench: what failed of the CIS benchmarks for Kubernetes.
///
///     kube-bench run --json --outputfile kube-bench.json
///
/// Format: <https://github.com/aquasecurity/kube-bench/blob/main/check/controls.go>
struct KubeBench: JSONScanner {
  let about = About(
    id: "kubebench", name: "kube-bench", scanTypes: ["kube-bench Scan"],
    reads: "JSON: `Controls`, a list of controls, single ones",
    homepage: "https://github.com/aquasecurity/kube-bench")

  let schema: Schema? = Schema(keys: [
    "Controls", "Totals", "id", "version", "detected_version", "text", "node_type", "tests",
    "total_pass", "total_fail", "total_warn", "total_info",
  ])

  func recognize(_ report: JSON) -> Evidence? {
    if report["Controls"].exists {
      if isControl(report["Controls"][0]) { return Evidence(.certain, "`Controls` with `tests`") }
      return report["Totals"]["total_pass"].exists
        ? Evidence(.certain, "`Controls` and `Totals.total_pass`") : nil
    }
    guard isControl(report.isList ? report[0] : report) else { return nil }
    return Evidence(.certain, "`tests` of sections with `results`")
  }

  private func isControl(_ control: JSON) -> Bool {
    let group = control["tests"][0]
    if group["results"][0]["test_number"].exists { return true }
    if group["section"].exists, group["results"].exists { return true }
    return control["tests"].exists && control["node_type"].exists && control["total_pass"].exists
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    findings.tell(gather)
    switch report.isObject ? report.first(of: "Controls", "tests")?.key : nil {
    case "Controls":
      for control in report["Controls"] { readControl(control, into: &findings) }
    case "tests":
      readControl(report, into: &findings)
    default:
      guard report.isList else {
        throw report.error("expected `Controls` or `tests`, found neither")
      }
      for control in report { readControl(control, into: &findings) }
    }
  }

  private func readControl(_ control: JSON, into findings: inout Findings) {
    guard control.isObject else { return findings.note(control.unexpected("an object")) }
    let chapter = heading(control["id"], control["text"])
    for group in control["tests"] {
      guard group.isObject else {
        findings.note(group.unexpected("an object"))
        continue
      }
      let headings = chapter + heading(group["section"], group["desc"])
      findings.each(group["results"]) { try finding($0, under: headings) }
    }
  }

  private func heading(_ number: JSON, _ text: JSON) -> String {
    joined(number.text ?? "", number.text == nil ? "" : " ", text.text ?? "", "\n")
  }

  /// Nothing for checks that passed, and for those that a person has to make.
  private func finding(_ record: JSON, under headings: String) throws -> Finding? {
    guard record.isObject else { throw record.unexpected("an object") }
    let status = record["status"]
    if !status.exists || status.isNull { return nil }
    let severity: Severity
    switch try status.requiredText().uppercased() {
    case "FAIL": severity = .medium
    case "WARN" where record["reason"].text != "Test marked as a manual test": severity = .info
    default: return nil
    }
    let number = try text(record["test_number"])
    let title = try text(record["test_desc"])
    let id = number ?? "Test number not found"
    var finding = Finding(
      joined(id, " - ", title ?? "Description not found"), severity: severity)
    finding.description = joined(
      headings, number ?? "", number == nil ? "" : " ", title ?? "",
      record["audit"].exists ? joined("\nAudit: ", record["audit"].pythonText, "\n") : "",
      line("\nReason: ", record["reason"]), line("\nExpected result: ", record["expected_result"]),
      line("\nActual value: ", record["actual_value"]))
    finding.mitigation = record["remediation"].text
    finding.vulnIDFromTool = id
    finding.staticFinding = true
    finding.dynamicFinding = false
    return finding
  }

  /// A text that may be missing, but be nothing else.
  private func text(_ value: JSON) throws(ReportError) -> String? {
    value.exists ? try value.requiredText() : nil
  }

  private func line(_ label: String, _ value: JSON) -> String {
    guard value.exists, value.text != "" else { return "" }
    return joined(label, value.pythonText, "\n")
  }
}
