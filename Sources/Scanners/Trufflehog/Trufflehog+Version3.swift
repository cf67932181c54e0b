import FindingModel
import ReportReading
import ScannerKit

/// Version 3: what was searched stands in `SourceMetadata`, under its kind.
extension Trufflehog {
  func secret(_ record: JSON) throws -> (key: String, finding: Finding) {
    let detector = try record["DetectorName"].requiredText()
    let source = source(of: record)
    let file = source?["file"].text ?? ""
    let commit = source?["commit"].text ?? ""
    let link = text(source?["link"])
    let number = source?["line"]
    let line = number?.exists == true ? number?.writtenInt : 0
    let isVerified = record["Verified"].isTruthy
    var finding = finding(
      joined("Hard Coded ", detector, " secret in: ", file),
      severity(of: detector, isVerified: isVerified), in: file, line: line,
      joined(
        "**Repository:** ", text(source?["repository"]), "\n**Link:** ", link,
        "\n**Commit Hash:** ", commit, "\n**Commit Date:** ", text(source?["timestamp"]),
        "\n**Committer:** ", text(source?["email"]), "\n**Reason:** ", detector,
        "\n**Path:** ", file, "\n**Contents:** ", text(record["Redacted"]), "\n",
        list("**Structured Data:**\n", record["StructuredData"]),
        list("**Extra Data:**\n", record["ExtraData"])))
    if !link.isEmpty { finding.mitigation?.append("\nSee the commit here: " + link) }
    finding.verified = isVerified
    let key = joined(
      "3\n", file, detector, number.map { $0.pythonText(orIfMissing: "0") } ?? "0", commit,
      record["Raw"].text ?? "", record["RawV2"].text ?? "")
    return (key, finding)
  }

  /// The place that was searched, as `{"Git": {…}}` tells it.
  private func source(of record: JSON) -> JSON? {
    let data = record["SourceMetadata"]["Data"]
    guard data.isObject else { return nil }
    return data.members.first { _ in true }?.value
  }

  private func text(_ value: JSON?) -> String { value?.pythonText(orIfMissing: "") ?? "" }

  private func severity(of detector: String, isVerified: Bool) -> Severity {
    if isVerified || isForCloudKeys(detector) { return .critical }
    switch detector {
    case "PrivateKey": return .high
    case "Generic Secret": return .medium
    default: return .critical
    }
  }

  private func list(_ heading: String, _ data: JSON) -> String {
    data.isTruthy ? joined(heading, lines(of: data, indent: "\t"), "\n") : ""
  }

  /// A line for each value; objects in objects are only indented, their keys are not told.
  private func lines(of data: JSON, indent: String) -> String {
    guard data.isObject else { return "" }
    var lines = ""
    for (key, value) in data.members {
      lines +=
        value.isObject
        ? self.lines(of: value, indent: indent + "\t")
        : joined(indent, key, ": ", value.pythonText, "\n")
    }
    return lines
  }
}
