import FindingModel
import ReportReading
import ScannerKit

/// What `.gitleaksignore` looks at, and the secret.
extension Gitleaks {
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["RuleID"], record["rule"])
    facts.add(.path, record["SymlinkFile"])
    facts.add(.secret, secret(record["Secret"]))
    // Of the versions before 8.
    facts.add(.secret, secret(record["offender"]))
    facts.add(.fingerprint, record["Fingerprint"])
    for place in fingerprints(of: record) { facts.add(.fingerprint, place) }
  }

  /// Nothing where the report was redacted.
  private func secret(_ value: JSON) -> String? {
    value.text.flatMap { $0 == "REDACTED" ? nil : $0 }
  }

  /// Of what Gitleaks ignores a leak by: a place in a commit, and the same place in any.
  ///
  /// Until 8.10 reports have no fingerprint, and before 8 rules no id.
  private func fingerprints(of record: JSON) -> [String] {
    guard let file = record["File"].nonEmptyText, let rule = record["RuleID"].nonEmptyText,
      let line = record["StartLine"].writtenInt
    else { return [] }
    let place = "\(file):\(rule):\(line)"
    return (record["Commit"].nonEmptyText.map { ["\($0):\(place)"] } ?? []) + [place]
  }
}
