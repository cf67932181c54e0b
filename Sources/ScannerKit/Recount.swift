public import ReportReading

/// A scanner whose reports in JSON count their records somewhere.
public protocol JSONRecounting: JSONScanner {
  /// Says which counts are too high where records are cut out of a report.
  func recount(_ report: JSON, into recount: inout Recount)
}

/// A scanner whose reports in XML count their records somewhere.
public protocol XMLRecounting: XMLScanner {
  /// Says which counts are too high where records are cut out of a report.
  func recount(_ report: XML, into recount: inout Recount)
}

/// What is wrong with the counts of a report once records are cut out of it.
///
///     recount.lower(report["summary"]["failed"], by: recount.cut(from: report["failed_checks"]))
///
/// Lists are best gone through in the order of the report.
public struct Recount {
  /// A count that is wrong.
  public struct Change: Sendable, Hashable {
    /// The way to it.
    public let path: String
    public let old: Int?
    /// Nothing where it cannot be told.
    public let new: Int?
    /// Its digits in the report.
    let bytes: Range<Int>

    /// What makes it right.
    public var edit: ReportEdit? { new.map { ReportEdit(bytes, Array(String($0).utf8)) } }
  }

  public private(set) var changes: [Change] = []
  private let file: ReportFile
  private var cuts: CutCursor

  /// - Parameters:
  ///   - file: The report.
  ///   - cuts: Gives the records that are cut out, in the order of the report, each time it is asked.
  public init(of file: ReportFile, without cuts: @escaping () -> AnyIterator<Range<Int>>) {
    self.file = file
    self.cuts = CutCursor(cuts)
  }

  // MARK: What is cut

  /// How many records of a list are cut out.
  public mutating func cut(from list: JSON) -> Int {
    list.isList ? cut(inside: list.bytes) : 0
  }

  /// How many records in an element are cut out.
  public mutating func cut(from element: XML) -> Int {
    element.exists ? cut(inside: element.bytes) : 0
  }

  /// How often each text that `key` gives is told by the records of a list that are cut out.
  public mutating func cut(from list: JSON, by keys: (JSON) -> [String?]) -> [String: Int] {
    var counts: [String: Int] = [:]
    guard list.isList else { return counts }
    let file = file
    cuts.each(inside: list.bytes) { record in
      for case let key? in keys(JSONReport.sketch(of: file.readableBytes(record))) {
        counts[key, default: 0] += 1
      }
    }
    return counts
  }

  private mutating func cut(inside bytes: Range<Int>) -> Int {
    var count = 0
    cuts.each(inside: bytes) { _ in count += 1 }
    return count
  }

  // MARK: What is wrong

  /// Lowers a number, or the first number in a text.
  public mutating func lower(_ count: JSON, by difference: Int?) {
    guard let difference, difference > 0, [.number, .text].contains(count.kind) else { return }
    lower(count.position, from: 0, by: difference)
  }

  /// Lowers the number that an element holds.
  public mutating func lower(_ count: XML, by difference: Int?) {
    guard let difference, difference > 0, count.exists else { return }
    let position = count.position
    let tag = file.readableBytes(position.bytes).firstIndex(of: UInt8(ascii: ">"))
    lower(position, from: tag ?? 0, by: difference)
  }

  /// Says that what is told there counts records that are cut out too, but not by how many.
  public mutating func leave(_ count: JSON) {
    if count.exists, !count.isNull { leave(count.position) }
  }

  /// Says that what is told there is made of records that are cut out too.
  public mutating func leave(_ count: XML) {
    if count.exists { leave(count.position) }
  }

  private mutating func leave(_ place: RecordRange) {
    changes.append(Change(path: place.path, old: nil, new: nil, bytes: place.bytes))
  }

  private mutating func lower(_ place: RecordRange, from start: Int, by difference: Int) {
    let text = file.readableBytes(place.bytes)
    let digits = text[start...].drop { !$0.isDigit }.prefix(while: \.isDigit)
    guard let old = Int(String(decoding: digits, as: UTF8.self)) else { return }
    let first = place.bytes.lowerBound + digits.startIndex
    changes.append(
      Change(
        path: place.path, old: old, new: max(0, old - difference),
        bytes: first..<first + digits.count))
  }

}

extension ReportFile {
  /// None where the report can no longer be read: copying it tells that.
  fileprivate func readableBytes(_ range: Range<Int>) -> [UInt8] {
    (try? bytes(in: range)) ?? []
  }
}

extension JSON {
  /// The elements of a list; of any other value, that alone.
  public var elementsOrItself: AnySequence<JSON> {
    isList ? AnySequence(self) : AnySequence(CollectionOfOne(self))
  }
}

/// Goes through the records that are cut out, forward, and from the start again where it must.
private struct CutCursor {
  private let restart: () -> AnyIterator<Range<Int>>
  private var rest: AnyIterator<Range<Int>>
  private var next: Range<Int>?
  /// How far the records were gone through.
  private var position = 0

  init(_ cuts: @escaping () -> AnyIterator<Range<Int>>) {
    restart = cuts
    rest = cuts()
    next = rest.next()
  }

  mutating func each(inside bytes: Range<Int>, _ body: (Range<Int>) -> Void) {
    if bytes.lowerBound < position {
      rest = restart()
      next = rest.next()
    }
    while let record = next, record.lowerBound < bytes.upperBound {
      if record.lowerBound >= bytes.lowerBound { body(record) }
      next = rest.next()
    }
    position = bytes.upperBound
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
