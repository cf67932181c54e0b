import FindingModel
import ReportReading
import ScannerKit

/// Makes records say that they are of no concern, where their format has a way to say so.
struct MarkedRecords {
  private let file: ReportFile
  private let scanner: any Scanner
  private let form: ReportForm
  private let markings: [RecordDecisions.Marking]
  private var table: CSVReport?
  /// How many records say it, and how many cannot.
  private(set) var marked = 0
  private(set) var unmarked = 0

  init(
    in file: ReportFile, of scanner: any Scanner, _ form: ReportForm,
    as markings: [RecordDecisions.Marking]
  ) {
    self.file = file
    self.scanner = scanner
    self.form = form
    self.markings = markings
  }

  /// The edits that a record takes, in their order; none where it cannot say it.
  mutating func edits(_ record: Range<Int>, _ number: Int) throws(ReportError) -> [ReportEdit] {
    guard let edits = try edits(record, markings[number]) else {
      unmarked += 1
      return []
    }
    marked += 1
    // Those at one place stay in their order.
    return edits.enumerated().sorted {
      ($0.element.bytes.lowerBound, $0.offset) < ($1.element.bytes.lowerBound, $1.offset)
    }.map(\.element)
  }

  private mutating func edits(
    _ record: Range<Int>, _ marking: RecordDecisions.Marking
  ) throws(ReportError) -> [ReportEdit]? {
    switch (form, scanner) {
    case (.json, let scanner as any JSONMarking):
      guard var edited = EditedRecord(try file.bytes(in: record)),
        scanner.mark(&edited, as: marking.mark, because: marking.reason)
      else { return nil }
      return edited.edits.map { $0.moved(by: record.lowerBound) }
    case (.xml, let scanner as any XMLMarking):
      let report = XMLReport(file.part(record))
      let bytes = try file.bytes(in: record)
      return scanner.edits(
        marking: report.root, bytes, as: marking.mark, because: marking.reason
      )?.map { $0.moved(by: record.lowerBound) }
    case (.csv, let scanner as any CSVMarking):
      if table == nil { table = try CSVReport(file: file) }
      guard let row = try table?.row(at: record.lowerBound) else { return nil }
      return scanner.edits(marking: row, as: marking.mark)
    default:
      return nil
    }
  }
}

extension ReportEdit {
  fileprivate func moved(by distance: Int) -> ReportEdit {
    ReportEdit(bytes.lowerBound + distance..<bytes.upperBound + distance, text)
  }
}
