import FindingModel
import ReportReading
import ScannerKit

/// The fields of DefectDojo's own; a table has those of false positives and of activity alone.
extension Generic: JSONMarking, CSVMarking {
  func mark(_ record: inout EditedRecord, as mark: Mark, because reason: String) -> Bool {
    switch mark {
    case .falsePositive: record.set("false_p", to: "true")
    case .riskAccepted: record.set("risk_accepted", to: "true")
    case .outOfScope: record.set("out_of_scope", to: "true")
    case .inactive: break
    }
    record.set("active", to: "false")
    return true
  }

  func edits(marking row: CSVRow, as mark: Mark) -> [ReportEdit]? {
    guard let active = row["Active"].place else { return nil }
    let inactive = ReportEdit(active, Array("FALSE".utf8))
    switch mark {
    case .inactive: return [inactive]
    case .falsePositive:
      return row["FalsePositive"].place.map { [inactive, ReportEdit($0, Array("TRUE".utf8))] }
    case .riskAccepted, .outOfScope: return nil
    }
  }
}
