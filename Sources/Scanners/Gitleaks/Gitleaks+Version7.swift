import FindingModel
import ReportReading
import ScannerKit

/// The leaks of the versions before 8; those of version 2 have some other keys.
extension Gitleaks {
  func leak(_ record: JSON) throws -> (key: String, finding: Finding) {
    let file = try record["file"].requiredText()
    let reason = try record["rule"].requiredText()
    let offender = try record["offender"].requiredText()
    let number = record["lineNumber"]
    let isCritical = ["Github", "AWS", "Heroku"].contains { reason.holds($0) }
    var finding = Finding("Hard Coded " + reason, severity: isCritical ? .critical : .high)
    place(&finding, in: file, line: number.writtenInt)
    // `commitMsg` in version 2, which the reference cannot read.
    let message = record["commitMessage"].text ?? record["commitMsg"].text ?? ""
    finding.description = joined(
      "**Commit:** ", withoutLastLineEnds(message), "\n**Commit Hash:** ", text(record["commit"]),
      "\n**Commit Date:** ", text(record["date"]), "\n**Author:** ", text(record["author"]),
      " <", text(record["email"]), ">\n**Reason:** ", reason, "\n**Path:** ", file, "\n",
      number.exists ? joined("**Line:** ", number.pythonText, "\n") : "",
      record["operation"].text.map { joined("**Operation:** ", $0, "\n") } ?? "",
      record["leakURL"].text.map { joined("**Leak URL:** [", $0, "](", $0, ")\n") } ?? "",
      "\n**String Found:**\n\n```\n", redacted(text(record["line"]), offender), "\n```")
    let tags = record["tags"]
    finding.tags = tags.text.map { $0.parts(between: ", ") } ?? tags.texts
    finding.tags.removeAll(where: \.isEmpty)
    return (joined("7\n", offender, file, number.pythonText), finding)
  }
}

private func text(_ value: JSON) -> String { value.text ?? "" }

/// A line of code with `REDACTED` in place of the secret.
private func redacted(_ line: String, _ secret: String) -> String {
  guard secret.isEmpty else {
    return line.parts(between: secret).joined(separator: "REDACTED")
  }
  // Python finds an empty text in front of every character and behind the last one.
  return line.unicodeScalars.reduce(into: "REDACTED") { $0 += "\($1)REDACTED" }
}

private func withoutLastLineEnds(_ text: String) -> String {
  guard text.utf8.last == UInt8(ascii: "\n") else { return text }
  var text = text.utf8[...]
  while text.last == UInt8(ascii: "\n") { text.removeLast() }
  return String(Substring(text))
}
