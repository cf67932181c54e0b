import FindingModel
import ReportReading
import Testing

@testable import ScannerKit

/// Records that become several findings, and several records that become one.
struct FindingsGroupsTests {
  private let several = ToldJSONScanner { report, findings in
    findings.eachSeveral(report["list"]) { record in
      try record["t"].map { Finding(try $0.requiredText(), severity: .low) }
    }
  }

  /// One finding for the records of a key `k`, under the text `t` of the first one.
  private let counted = ToldJSONScanner { report, findings in
    findings.eachCounted(
      report["list"], having: ["k"], by: { try $0["k"].requiredText() }
    ) { record in
      Finding(try record["t"].requiredText(), severity: .low)
    }
  }

  @Test func recordMayBecomeSeveralFindings() throws {
    let found = deliver(
      try temporaryReport(
        "{\"list\": [{\"t\": [\"a\", \"b\"]}, {\"t\": []}, {\"t\": [\"c\", 1]}, {\"t\": [\"d\"]}]}"),
      by: several)
    #expect(found.lines == ["a: list[0]", "b: list[0]", "d: list[3]"])
    #expect(found.findings[0].records == found.findings[1].records)
    #expect(
      found.unread == ["report.json:1:53: list[2].t[1]: expected a text, found a number"])
  }

  @Test func recordsThatAreAlikeAreCounted() throws {
    let text =
      #"{"list": [{"k": "x", "t": "a"}, {"k": "y", "t": "b"}, {"k": "x"}, {"k": "x", "t": "c"}]}"#
    let found = deliver(try temporaryReport(text), by: counted)
    #expect(found.lines == ["a: list[0] list[2] list[3]", "b: list[1]"])
    #expect(found.findings.map(\.occurrences) == [3, 1])
    #expect(found.notes.unreadCount == 0)
    let bytes = Array(text.utf8)
    #expect(
      found.findings[0].records.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == [
        #"{"k": "x", "t": "a"}"#, #"{"k": "x"}"#, #"{"k": "x", "t": "c"}"#,
      ])
  }

  @Test func badRecordIsLeftOutOfItsGroup() throws {
    let text = """
      {"list": [{"k": "x"}, {"k": 5, "t": "n"}, {"k": "y", "t": "b"}, {"k": "x", "t": "a"},
       {"k": "z"}, {"k": "x"}, {"k": "z"}]}
      """
    let found = deliver(try temporaryReport(text), by: counted)
    #expect(found.lines == ["b: list[2]", "a: list[3] list[5]"])
    #expect(found.findings.map(\.occurrences) == [1, 2])
    #expect(
      found.unread == [
        "report.json:1:29: list[1].k: expected a text, found a number",
        "report.json:1:11: list[0].t: missing",
        "report.json:2:2: list[4].t: missing",
        "report.json:2:26: list[6].t: missing",
      ])
  }

  /// What the count passes over is met where it stands by who reads the record.
  @Test(
    arguments: [
      (#""u": [1 2]}, {"k": "x"}]}"#, "1:62: list[1]: expected `,` or `]`, found `2`"),
      (#""u": [1, "k": "y"}, {"k": "x"}]}"#, "1:66: list[1]: expected `,` or `]`, found `:`"),
      (
        #""u": {"v": "w}}, {"k": "x"}, {"}": 1}]}"#, "1:73: list[1]: expected `,` or `}`, found `k`"
      ),
      (
        #""u": ["v\q"]}]}"#,
        "1:63: list[1]: expected one of `\"\\/bfnrtu` behind a backslash, found `q`"
      ),
      (#""u": [["v"#, "1:63: list[1]: expected `\"`, found the end of the report"),
    ])
  func faultBesideTheKeyIsToldWhereItIs(_ rest: String, _ fault: String) throws {
    let found = deliver(
      try temporaryReport(#"{"list": [{"k": "x", "t": "a"}, {"k": "y", "t": "b", "# + rest),
      by: counted)
    #expect(found.lines.map { $0.prefix(10) } == ["a: list[0]"])
    #expect(found.failure?.description == "report.json:\(fault)")
  }

  @Test func countsEqualThoseOfATable() throws {
    let keys = (0..<3000).map { ($0 * $0 + 7 * $0) % 97 }
    let records = keys.map { "{\"k\": \"\($0)\", \"t\": \"\($0)\"}" }
    let found = deliver(
      try temporaryReport("{\"list\": [" + records.joined(separator: ",\n") + "]}"), by: counted)
    var places: [Int: [String]] = [:]
    for (index, key) in keys.enumerated() { places[key, default: []].append("list[\(index)]") }
    #expect(found.count == places.count)
    for finding in found.findings {
      let key = try #require(Int(finding.title))
      #expect(finding.records.map(\.path) == places[key])
      #expect(finding.occurrences == places[key]?.count)
    }
  }

  @Test func refusalEndsTheCounting() throws {
    let found = deliver(
      try temporaryReport(
        #"{"list": [{"k": "x", "t": "a"}, {"k": "y", "t": "b"}, {"k": "z", "t": "c"}]}"#),
      by: counted, atMost: 2)
    #expect(found.lines == ["a: list[0]", "b: list[1]"])
    #expect(found.refusal != nil)
  }

  // MARK: XML

  @Test func elementsBecomeFindings() throws {
    let scanner = ToldXMLScanner { report, findings in
      findings.each("item", in: report["list"]) { item in
        let title = try item["t"].requiredText()
        return title == "none" ? nil : Finding(title, severity: .low)
      }
    }
    let text = """
      <r><list><item><t>a</t></item>
      <item><u/></item><other/><item><t>none</t></item><item><t>é</t></item></list></r>
      """
    let found = deliver(try temporaryReport(text, name: "report.xml"), by: scanner)
    #expect(found.findings.map(\.title) == ["a", "é"])
    #expect(found.notes.unreadCount == 1)
    #expect(found.unread.first?.hasPrefix("report.xml:2:1: ") == true)
    let bytes = Array(text.utf8)
    #expect(
      found.findings.map { String(decoding: bytes[$0.records[0].bytes], as: UTF8.self) } == [
        "<item><t>a</t></item>", "<item><t>é</t></item>",
      ])
    let stopped = deliver(try temporaryReport(text, name: "report.xml"), by: scanner, atMost: 1)
    #expect(stopped.findings.map(\.title) == ["a"])
    #expect(stopped.refusal != nil)
  }

  // MARK: Keys

  @Test func keysAreNewOnce() {
    var seen = SeenKeys()
    let keys = ["a", "b", "", "é", "e\u{301}", "ab", "a\0b"] + (0..<20_000).map { "key \($0)" }
    let again = keys.filter { !seen.insert($0) }
    #expect(again == [])
    let new = keys.filter { seen.insert($0) }
    #expect(new == [])
    var other = seen
    let isNew = [other.insert("only there"), seen.insert("only there"), seen.insert("only there")]
    #expect(isNew == [true, true, false])
  }
}
