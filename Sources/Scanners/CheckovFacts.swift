import FindingModel
import ReportReading
import ScannerKit

extension Checkov {
  /// What `--skip-check` looks at, and where the check failed.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["check_id"], record["bc_check_id"])
    facts.add(.severityWord, record["severity"])
    facts.addProperty("resource", record["resource"].text)
    let lines = record["file_line_range"].elementsIfList.compactMap(\.int)
    facts.addLines(lines.first, lines.last)
    facts.add(.path, record["repo_file_path"], record["file_abs_path"])
  }
}
