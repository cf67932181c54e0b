import FindingModel
import ReportReading
import ScannerKit

/// Suppressions (section 3.35), which DefectDojo takes for false positives, whatever they say.
extension SARIF: JSONMarking {
  func mark(_ record: inout EditedRecord, as mark: Mark, because reason: String) -> Bool {
    SARIF.suppress(&record, as: mark, because: reason)
    return true
  }

  static func suppress(_ record: inout EditedRecord, as mark: Mark, because reason: String) {
    // One that is there already has its own reason.
    if record.value["suppressions"][0].exists { return }
    let reason = EditedRecord.quoted("\(mark.rawValue): \(reason)")
    record.set(
      "suppressions",
      to: #"[{"kind": "external", "status": "accepted", "justification": \#(reason)}]"#)
  }
}

extension SnykCode: JSONMarking {
  func mark(_ record: inout EditedRecord, as mark: Mark, because reason: String) -> Bool {
    SARIF.suppress(&record, as: mark, because: reason)
    return true
  }
}
