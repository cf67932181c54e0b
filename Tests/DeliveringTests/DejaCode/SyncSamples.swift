import FindingModel

@testable import Delivering

/// A vulnerable package.
func vulnerable(
  _ id: String, in name: String = "lodash", _ version: String = "4.17.15",
  _ severity: Severity = .high, fix: String? = nil, path: String? = "package-lock.json"
) -> Finding {
  var finding = Finding("\(id) \(name) \(version)", severity: severity)
  finding.scanType = "Trivy Scan"
  finding.vulnerabilityIDs = [id]
  finding.componentName = name
  finding.componentVersion = version
  finding.fixVersion = fix
  finding.filePath = path
  finding.description = "A fault in \(name).\n- of some kind"
  finding.facts = [Fact(.purl, "pkg:npm/\(name)@\(version)?arch=x")]
  return finding
}

/// Something in the code.
func weak(_ rule: String, at path: String, line: Int, _ severity: Severity = .medium) -> Finding {
  var finding = Finding("Found \(rule)", severity: severity)
  finding.scanType = "Semgrep JSON Report"
  finding.vulnIDFromTool = rule
  finding.filePath = path
  finding.line = line
  return finding
}

extension SyncOptions {
  /// Of a test.
  static var sample: SyncOptions {
    var options = SyncOptions(template: "Package vulnerability finding", scope: "Trivy Scan")
    options.product = "webshop"
    options.productVersion = "2.1"
    options.grouping = .none
    options.priorities = [.critical: "Urgent", .high: "High"]
    return options
  }

  func drafts(_ findings: [Finding]) -> RequestDrafts {
    var drafts = RequestDrafts(self)
    findings.forEach { drafts.add($0) }
    return drafts
  }

  func with(_ change: (inout SyncOptions) -> Void) -> SyncOptions {
    var options = self
    change(&options)
    return options
  }
}
