import FindingModel
import Foundation
import Winnow

/// A small report whose records are repeated, each time with other names in them.
///
/// Only the largest list of records is repeated; all else of the report stands around it once.
struct MultipliedReport: MadeUpReport {
  let opening: String
  let closing: String
  /// How many records there were so far; what scanners merge makes fewer findings.
  private(set) var findings = 0
  private let separator: String
  private let records: [Record]

  /// A record, and a word in it by which its finding is told from others.
  private struct Record {
    let text: String
    let word: String
  }

  /// - Throws: Where the report cannot be read, or holds no records to repeat.
  init(of path: String, now: Moment) throws {
    var lists: [String: [(range: Range<Int>, finding: Finding)]] = [:]
    let run = ReportRun(try ReadingSettings(now: now))
    _ = try run.read(path) { finding, _ in
      guard let record = finding.records.first else { return }
      lists[MultipliedReport.list(of: record), default: []].append((record.bytes, finding))
    }
    let list = lists.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value ?? []
    let sorted = list.sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = sorted.first, let last = sorted.last else {
      throw NothingToRepeat(path: path)
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
    opening = text(0..<first.range.lowerBound)
    closing = text(last.range.upperBound..<bytes.count)
    records = sorted.map { record in
      let text = text(record.range)
      return Record(text: text, word: MultipliedReport.word(of: record.finding, in: text))
    }
    let isList = first.finding.records.first?.index != nil
    separator = isList && !path.hasSuffix(".jsonl") ? "," : ""
  }

  struct NothingToRepeat: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): expected findings to repeat, found none" }
  }

  mutating func record() -> String {
    let record = records[findings % records.count]
    defer { findings += 1 }
    let text =
      record.word.isEmpty
      ? record.text : record.text.replacingOccurrences(of: record.word, with: "w\(findings)x")
    let lead = findings == 0 ? "" : separator
    return text.hasSuffix("\n") ? lead + text : "\(lead)\(text)\n"
  }

  /// What is the same for all records of a list.
  private static func list(of record: RecordPosition) -> String {
    record.index == nil
      ? String(record.path.reversed().drop { $0.isNumber || "[]".contains($0) }.reversed())
      : record.base
  }

  /// The longest word of what makes the finding what it is, if the record has it.
  private static func word(of finding: Finding, in text: String) -> String {
    for source in [finding.filePath, finding.componentName, finding.title] {
      let words = (source ?? "").split { !($0.isASCII && $0.isLetter) }.filter { $0.count >= 4 }
      let found = words.filter { text.contains($0) }.max { $0.count < $1.count }
      if let found { return String(found) }
    }
    return ""
  }
}
