import ReportReading
import ScannerKit

/// The bytes that go with the records that are cut out, so that what is left looks untouched.
///
/// - JSON: the element of a list, one comma, and the white space on that side of it. The comma is the
///   one before it; of the first elements the one behind, so that the next one stands in its place.
///   A list that loses all elements becomes `[]`.
/// - JSON lines: the document and the line end behind it.
/// - XML: the element and the white space before it.
/// - CSV: the row and its line end.
struct Cuts {
  private let form: ReportForm
  private let empty: [UInt8]?
  private let size: Int
  private var window: ByteWindow
  /// What is to be cut as far as it is known; the next record may add to it.
  private var pending: Cut?
  /// Records that cannot be cut out, and why.
  private(set) var obstacles: [(record: Range<Int>, reason: String)] = []

  private struct Cut {
    var bytes: Range<Int>
    /// Behind the bracket of a list of which all elements so far are cut.
    var listStart: Int?
    var text: [UInt8] = []
  }

  /// - Parameters:
  ///   - file: The report.
  ///   - form: What it is written in.
  ///   - empty: What stands for a report that is one record, once that is cut.
  init(in file: ReportFile, _ form: ReportForm, empty: String?) {
    self.form = form
    self.empty = empty.map { Array($0.utf8) }
    size = file.size
    window = ByteWindow(file)
  }

  /// Takes the next record that is to be cut, in the order of the report, and gives what is known to
  /// be cut in all before it.
  mutating func add(_ entry: RecordLog.Entry) throws(ReportError) -> ReportEdit? {
    guard let cut = try extent(of: entry) else { return nil }
    guard var before = pending else {
      pending = cut
      return nil
    }
    if cut.bytes.lowerBound <= before.bytes.upperBound {
      before.bytes = min(before.bytes.lowerBound, cut.bytes.lowerBound)..<cut.bytes.upperBound
      before.listStart = cut.listStart
      pending = before
      return nil
    }
    pending = cut
    return ReportEdit(before.bytes, before.text)
  }

  /// What is left to be cut behind the last record, or before one that is not cut.
  mutating func finish() -> ReportEdit? {
    defer { pending = nil }
    return pending.map { ReportEdit($0.bytes, $0.text) }
  }

  private mutating func extent(of entry: RecordLog.Entry) throws(ReportError) -> Cut? {
    let record = entry.bytes
    switch form {
    case .csv, .html:
      return Cut(bytes: record)
    case .xml:
      let before = try window.skipBlanks(before: record.lowerBound)
      let isBehindTag = try window.byte(at: before) == UInt8(ascii: ">")
      return Cut(bytes: (isBehindTag ? before + 1 : record.lowerBound)..<record.upperBound)
    case .json, .jsonLines:
      if form == .jsonLines, entry.isOnTop {
        return Cut(bytes: record.lowerBound..<(try window.skipBlanks(from: record.upperBound)))
      }
      return try elementExtent(record)
    }
  }

  private mutating func elementExtent(_ record: Range<Int>) throws(ReportError) -> Cut? {
    var listStart = pending?.bytes.upperBound == record.lowerBound ? pending?.listStart : nil
    if listStart == nil {
      let before = try window.skipBlanks(before: record.lowerBound)
      switch try window.byte(at: before) {
      case UInt8(ascii: "["): listStart = before + 1
      case UInt8(ascii: ","): return Cut(bytes: before..<record.upperBound)
      case UInt8(ascii: ":"):
        obstacles.append((record, "it is no element of a list"))
        return nil
      default: return wholeReport(record)
      }
    }
    guard let listStart else { return nil }
    let behind = try window.skipBlanks(from: record.upperBound)
    guard try window.byte(at: behind) == UInt8(ascii: ",") else {
      return Cut(bytes: listStart..<behind)
    }
    let next = try window.skipBlanks(from: behind + 1)
    return Cut(bytes: record.lowerBound..<next, listStart: listStart)
  }

  private mutating func wholeReport(_ record: Range<Int>) -> Cut? {
    guard let empty else {
      obstacles.append((record, "the report is nothing else"))
      return nil
    }
    return Cut(bytes: record, text: empty)
  }
}
