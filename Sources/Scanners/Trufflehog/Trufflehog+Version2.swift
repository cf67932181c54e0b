import FindingModel
import ReportReading
import ScannerKit

/// Version 2, and version 3 with `--json-legacy`: what was found in one commit of one file.
extension Trufflehog {
  func issue(_ record: JSON) throws -> (key: String, finding: Finding) {
    let file = try record["path"].requiredText()
    let reason = try record["reason"].requiredText()
    let commit = record["commit"].pythonText
    let firstLine = commit.utf8.prefix { $0 != UInt8(ascii: "\n") }
    let strings = record["stringsFound"].isList ? record["stringsFound"].texts : []
    let description = joined(
      "**Commit:** ", String(Substring(firstLine)), "\n```\n", commit.withEscapedFences,
      "\n```\n**Commit Hash:** ", record["commitHash"].text ?? "",
      "\n**Commit Date:** ", record["date"].text ?? "",
      "\n**Branch:** ", record["branch"].text ?? "", "\n**Reason:** ", reason,
      "\n**Path:** ", file, "\n\n**Strings Found:**\n```",
      strings.map { $0 + "\n" }.joined(), "```\n")
    // The lines are not told; the reference says 0.
    let finding = finding(
      joined("Hard Coded ", reason, " in: ", file), severity(of: reason), in: file, line: 0,
      description)
    return (joined("2\n", file, reason), finding)
  }

  private func severity(of reason: String) -> Severity {
    switch reason {
    case "High Entropy": .info
    case "Generic Secret": .medium
    default: isForCloudKeys(reason) ? .critical : .high
    }
  }
}
