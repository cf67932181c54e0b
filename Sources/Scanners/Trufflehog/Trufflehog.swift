import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON lines of TruffleHog: version 3, whatever it searched, and version 2.
///
///     trufflehog git https://example.com/shop.git --json > trufflehog.jsonl
///
/// Format: <https://github.com/trufflesecurity/trufflehog/blob/main/pkg/output/json.go>
struct Trufflehog: JSONLinesScanner {
  let about = About(
    id: "trufflehog", name: "TruffleHog", scanTypes: ["Trufflehog Scan"],
    reads: "JSON lines: versions 3 and 2", homepage: "https://trufflesecurity.com/trufflehog")

  func recognize(firstOf documents: JSON) -> Evidence? {
    let record = documents.isList ? documents[0] : documents
    if record["SourceMetadata"].exists, record["DetectorName"].exists {
      return Evidence(.certain, "records with `SourceMetadata` and `DetectorName`")
    }
    if record["logger"].text == "trufflehog" {
      return Evidence(.likely, "log lines with the `logger` trufflehog")
    }
    // A list of such records is what the fork trufflehog3 writes.
    guard documents.isObject, record["stringsFound"].isList else { return nil }
    return record["path"].exists && record["reason"].exists
      ? Evidence(.certain, "records with `reason`, `path` and `stringsFound`") : nil
  }

  func read(_ documents: JSONDocuments, into findings: inout Findings) throws {
    var merged = MergedFindings { first, other in
      first.description?.append(other.description ?? "")
      first.occurrences = (first.occurrences ?? 0) + 1
    }
    findings.tell(gather)
    var records = documents.records
    while let record = records.next() {
      do {
        let record = try record.get()
        if record.isList {
          // The lines put into one list, as by `jq -s`.
          findings.each(record, into: &merged, self.record)
        } else {
          let place = RecordPosition(
            list: documents.path, index: records.index, bytes: record.bytes)
          merged.add(try self.record(record), at: place, telling: findings.facts(of: record))
        }
      } catch {
        findings.note(error)
      }
    }
    findings.add(merged)
  }

  private func record(_ record: JSON) throws -> (key: String, finding: Finding)? {
    if record["SourceMetadata"].exists || record["DetectorName"].exists {
      return try secret(record)
    }
    if record["path"].exists || record["reason"].exists { return try issue(record) }
    // TruffleHog's own log, where both of its outputs went into one file.
    if record["level"].exists, record["msg"].exists { return nil }
    guard record.isObject else { throw record.unexpected("an object") }
    throw record.error("expected `SourceMetadata` or `path`, found neither")
  }

  /// What both versions say of every secret.
  func finding(
    _ title: String, _ severity: Severity, in file: String, line: Int?, _ description: String
  ) -> Finding {
    var finding = Finding(title, severity: severity)
    finding.description = description
    finding.mitigation =
      "Secrets and passwords should be stored in a secure vault and/or secure storage."
    finding.impact =
      "This weakness can lead to the exposure of resources or functionality to unintended actors,"
      + " possibly providing attackers with sensitive information or even execute arbitrary code."
    finding.references = "N/A"
    finding.url = "N/A"
    // Use of hard-coded credentials.
    finding.cwe = 798
    finding.filePath = file
    finding.line = line
    finding.staticFinding = true
    finding.dynamicFinding = false
    finding.occurrences = 1
    if !file.isEmpty { finding.locations = [.code(CodeLocation(filePath: file, line: line))] }
    return finding
  }

  /// Whether a rule or detector is for the keys of Amazon, Heroku or OAuth.
  func isForCloudKeys(_ name: String) -> Bool {
    var rest = name.utf8[...]
    while !rest.isEmpty {
      if cloudKeys.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

private let cloudKeys = ["AWS", "Heroku", "Oauth"]
