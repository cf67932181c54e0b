import FindingModel
import ReportReading
import ScannerKit

extension Trufflehog {
  /// The secret itself, of which DefectDojo shows no more than a part.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["DetectorName"], record["reason"])
    facts.add(.secret, record["Raw"], record["RawV2"], record["stringsFound"])
  }
}
