import FindingModel
import ReportReading

/// Gathers the rules and remarks of one file, and knows where in it they stand.
struct SuppressionReading {
  private let file: SuppressionFile
  private let lines: LineStarts
  private var names: [String: Int] = [:]
  private(set) var result = Suppressions()

  init(_ file: SuppressionFile) throws(PolicyError) {
    self.file = file
    lines = try LineStarts(file)
  }

  /// Adds a rule; one whose id the file has already gets a number behind it.
  mutating func add(_ rule: Rule) {
    var rule = rule
    let number = names[rule.id, default: 0] + 1
    names[rule.id] = number
    if number > 1 { rule.id += " (\(number))" }
    result.rules.append(rule)
  }

  mutating func remark(_ error: ReportError) {
    result.remarks.append(
      PolicyError(error.problem, at: origin(of: error), path: error.path))
  }

  mutating func remark(_ error: PatternError, line: Int) {
    result.remarks.append(
      PolicyError(error.description, at: file.origin(line: line, column: 1)))
  }

  mutating func remark(_ remarks: FirstErrors) {
    for remark in remarks.first { self.remark(remark) }
    if remarks.more > 0 {
      remark(ReportError("\(remarks.more) more values are not as expected"))
    }
  }

  mutating func remark(_ faults: AlikeFaults) {
    guard var error = faults.first else { return }
    if faults.count > 1 { error.problem += ", and \(faults.count - 1) more" }
    remark(error)
  }

  /// Says that an object has keys which are passed over.
  mutating func remarkUnknownKeys(of object: JSON, known: Set<String>) {
    guard object.isObject else { return }
    var faults = AlikeFaults()
    for (key, value) in object.members where !known.contains(key) {
      faults.add(value.error("expected a key that has a meaning here, found `\(key)`"))
    }
    remark(faults)
  }

  /// Where an error's place is, or that of a value it was made of.
  func origin(of error: ReportError) -> Origin {
    guard let place = error.place ?? error.offset.map(lines.place) else { return file.origin() }
    return file.origin(line: place.line, column: place.column)
  }

  /// The rules from the oldest statement to the newest; throws where the report breaks off.
  func finished(_ failure: ReportError?) throws(PolicyError) -> Suppressions {
    if let failure {
      throw PolicyError(failure.problem, at: origin(of: failure), path: failure.path)
    }
    var result = result
    result.rules = result.rules.oldestFirst
    return result
  }
}

/// What is wrong in the same way in many parts of an entry, of which one remark is enough.
struct AlikeFaults {
  private(set) var first: ReportError?
  private(set) var count = 0

  /// - Parameter error: Made for the first one only, since telling a place takes time.
  mutating func add(_ error: @autoclosure () -> ReportError) {
    count += 1
    if first == nil { first = error() }
  }
}

extension [Rule] {
  /// The rules by the time of their statements, so that the newest one wins: those without a time
  /// first, those of one time as they stood.
  package var oldestFirst: [Rule] {
    sorted {
      ($0.statementTime?.secondsSince1970 ?? .min) < ($1.statementTime?.secondsSince1970 ?? .min)
    }
  }
}

/// Where the lines of a file begin.
private struct LineStarts {
  private var starts: [Int]

  init(_ file: SuppressionFile) throws(PolicyError) {
    starts = [file.report.contentStart]
    do throws(ReportError) {
      let bytes = try file.report.bytes(in: 0..<file.report.size)
      for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
        starts.append(index + 1)
      }
    } catch {
      throw PolicyError(error)
    }
  }

  func place(of offset: Int) -> LineAndColumn {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return LineAndColumn(line: low + 1, column: max(1, offset - starts[low] + 1))
  }
}

extension SuppressionFile {
  /// The object that the file starts with, where it is in JSON.
  var jsonObject: JSON? {
    guard firstByte == UInt8(ascii: "{") else { return nil }
    let root = JSONReport(report).root
    return root.isObject ? root : nil
  }

  /// The root element, where the file is in XML.
  var xmlRoot: XML? {
    guard firstByte == UInt8(ascii: "<") else { return nil }
    let root = XMLReport(report).root
    return root.exists ? root : nil
  }

  private var firstByte: UInt8? {
    text.utf8.first { !(UInt8(ascii: "\t")...UInt8(ascii: "\r") ~= $0) && $0 != UInt8(ascii: " ") }
  }
}

extension SuppressionReading {
  /// The moment that a value names, with a remark where it is none.
  mutating func time(_ value: JSON) -> Moment? {
    guard let text = value.text else { return nil }
    if let moment = Moment(timestamp: text) { return moment }
    remark(value.error("expected a time as 2026-01-15T12:00:00Z, found `\(text)`"))
    return nil
  }
}
