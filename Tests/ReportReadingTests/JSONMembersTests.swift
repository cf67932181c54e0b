import TestSupport
import Testing

@testable import ReportReading

/// Records of which only some members are kept.
struct JSONMembersTests {
  private let keys: [StaticString] = ["a", "check_id", "start", "path"]

  private func records(of list: [UInt8], _ windowSize: Int) throws -> JSONRecords {
    try jsonReport(list, windowSize: windowSize).root.records.having(["check_id", "start"])
  }

  @Test(arguments: tinyWindows + [8 << 10]) func keptMembersAreAsInTheWholeRecord(
    _ windowSize: Int
  ) throws {
    var dice = Dice(seed: UInt64(windowSize))
    for _ in 0..<100 {
      let objects = (0..<3).map { _ in
        Tree.object(
          keys.shuffled(using: &dice).map { Tree.Member(key: "\($0)", value: dice.tree(size: 40)) })
      }
      var records = try records(of: dice.written(.list(objects)), windowSize)
      for object in objects {
        let next = records.next()
        let record = try #require(next).get()
        guard case .object(let members) = object else { continue }
        for member in members where ["check_id", "start"].contains(member.key) {
          let isSame = Tree(record[named: member.key]) == member.value
          #expect(isSame, "\(member.key)")
        }
      }
      let isAtEnd = records.next() == nil
      #expect(isAtEnd)
    }
  }

  /// A quotation mark that is missing makes brackets of texts.
  @Test(
    arguments: [
      #"[{"a": [1 2], "start": 3}]"#, #"[{"start": 3}, {"a": [1, "start": 3}]"#,
      #"[{"start": 3}, {"a": {"x": "y}, "start": {"}": 3}}]"#, #"[{"start": 3}, {"a": ["b\"#,
      #"[{"start": 3}, {"a": [[[{"b": "]}]"#, #"[{"start": 3}, {"a": }, "start": 3}]"#,
    ], [16, 8 << 10])
  func faultsAreLeftToWhoReadsAll(_ text: String, _ windowSize: Int) throws {
    let report = try jsonReport(text, windowSize: windowSize)
    var records = report.root.records.having(["start"])
    let first = try records.next()?.get()["start"].int
    while records.next() != nil {}
    #expect(report.failure == nil)
    records = report.root.records
    while records.next() != nil {}
    #expect(report.failure != nil)
    #expect(first == 3 || text.hasPrefix("[{\"a") && windowSize == 16)
  }
}
