import FindingModel
import ReportReading
import Testing

@testable import ScannerKit

/// Records become findings one by one; a bad one costs only itself.
struct FindingsTests {
  /// A finding for each record of `list` that has a text `t`; none for an empty one.
  private let each = ToldJSONScanner { report, findings in
    findings.each(report["list"]) { record in
      let title = try record["t"].requiredText()
      return title.isEmpty ? nil : Finding(title, severity: .low)
    }
  }

  @Test func badRecordsAreNotedAndPassedOver() throws {
    let text = """
      {"list": [{"t": "a"}, {"t": 1},
        {}, {"t": ""}, 5, {"t": "é"}, null]}
      """
    let found = deliver(try temporaryReport(text), by: each)
    #expect(found.lines == ["a: list[0]", "é: list[5]"])
    #expect(found.count == 2)
    #expect(found.findings.allSatisfy { $0.scanType == "Some Scan" })
    #expect(
      found.unread == [
        "report.json:1:29: list[1].t: expected a text, found a number",
        "report.json:2:3: list[2].t: missing",
        "report.json:2:18: list[4].t: missing",
        "report.json:2:34: list[6].t: missing",
      ])
    #expect(found.notes.unreadCount == 4)
    #expect(found.failure == nil && found.refusal == nil && found.remarks.isEmpty)
    let bytes = Array(text.utf8)
    let records = found.findings.map { String(decoding: bytes[$0.records[0].bytes], as: UTF8.self) }
    #expect(records == ["{\"t\": \"a\"}", "{\"t\": \"é\"}"])
  }

  @Test func firstTwentyNotesAreKeptAndAllCounted() throws {
    let records = (0..<45).map { $0 % 2 == 0 ? "{}" : "{\"t\": \"\($0)\"}" }
    let found = deliver(
      try temporaryReport("{\"list\": [" + records.joined(separator: ",\n") + "]}"), by: each)
    #expect(found.count == 22)
    #expect(found.notes.unreadCount == 23)
    #expect(found.unread.count == 20)
    #expect(found.unread.first == "report.json:1:11: list[0].t: missing")
    #expect(found.unread.last == "report.json:39:1: list[38].t: missing")
  }

  @Test func remarksAreKeptAndCountedLikeNotes() throws {
    let scanner = ToldJSONScanner { report, findings in
      for number in 0..<25 { findings.remark(ReportError("remark \(number)", offset: 3)) }
      for _ in report["list"] {}
    }
    let found = deliver(try temporaryReport("[\n\n\"\\u0041\"]"), by: scanner)
    #expect(found.notes.remarkCount == 25)
    #expect(found.remarks.count == 20)
    #expect(found.remarks.first == "report.json:3:1: remark 0")
    #expect(found.notes.unreadCount == 0)
  }

  @Test func valuesOfAnotherKindAreRemarkedOn() throws {
    let found = deliver(try temporaryReport("{\"list\":\n {\"t\": \"a\"}}"), by: each)
    #expect(found.count == 0)
    #expect(found.remarks == ["report.json:2:2: list: expected a list, found an object"])
    #expect(deliver(try temporaryReport("{\"list\": null}"), by: each).notes.remarkCount == 0)
    #expect(deliver(try temporaryReport("{}"), by: each).notes.remarkCount == 0)
  }

  @Test func bytesThatAreNotUTF8AreRemarkedOn() throws {
    let bytes = Array("{\"list\": [{\"t\": \"caf".utf8) + [0xE9] + Array("\"}]}".utf8)
    let found = deliver(try temporaryReport(bytes), by: each)
    #expect(found.lines == ["caf\u{FFFD}: list[0]"])
    #expect(found.notes.remarkCount == 1)
    #expect(found.remarks.first?.contains("not UTF-8") == true)
  }

  @Test func recordOverTheLimitIsNoted() throws {
    var limits = ReadingLimits()
    limits.recordBytes = 30
    let large = String(repeating: "x", count: 30)
    let found = deliver(
      try temporaryReport("{\"list\": [{\"t\": \"\(large)\"}, {\"t\": \"b\"}]}"), by: each,
      limits: limits)
    #expect(found.lines == ["b: list[1]"])
    #expect(
      found.unread == [
        "report.json:1:11: list[0]: expected at most 30 bytes in one record, found 39"
      ])
  }

  @Test func whatStandsBeforeAFaultIsDelivered() throws {
    let found = deliver(
      try temporaryReport("{\"list\": [{\"t\": \"a\"}, {\"t\": \"b\"},\n{\"t\": oops}]}"), by: each)
    #expect(found.lines == ["a: list[0]", "b: list[1]"])
    #expect(
      found.failure?.description == "report.json:2:7: list[2]: expected a value, found `o`")
    #expect(found.notes.unreadCount == 0)
  }

  @Test func faultBehindTheRecordsIsSeen() throws {
    let found = deliver(
      try temporaryReport("{\"list\": [{\"t\": \"a\"}], \"rest\": nul}"), by: each)
    #expect(found.lines == ["a: list[0]"])
    #expect(
      found.failure?.description == "report.json:1:35: expected `null`, found `}`")
  }

  @Test func errorOfTheScannerIsTheFailure() throws {
    struct Odd: Error, CustomStringConvertible { var description: String { "odd" } }
    let place = ToldJSONScanner { report, _ in throw report["a"].error("expected 1, found 2") }
    let text = "{\n\"a\": 2}"
    #expect(
      deliver(try temporaryReport(text), by: place).failure?.description
        == "report.json:2:6: a: expected 1, found 2")
    let odd = ToldJSONScanner { report, findings in
      findings.note(Odd())
      throw Odd()
    }
    let found = deliver(try temporaryReport(text), by: odd)
    #expect(found.failure?.description == "report.json: odd")
    #expect(found.unread == ["report.json: odd"])
  }

  // MARK: Delivery that stops

  @Test func refusedFindingEndsTheReading() throws {
    let records = (0..<100).map { "{\"t\": \"\($0)\"}" }.joined(separator: ", ")
    let file = try temporaryReport("{\"list\": [" + records + "], \"broken\": oops}")
    let found = deliver(file, by: each, atMost: 3)
    #expect(found.lines == ["0: list[0]", "1: list[1]", "2: list[2]"])
    #expect(found.count == 3)
    #expect((found.refusal as? ReportError)?.problem == "no more, please")
    #expect(found.notes.unreadCount == 0)
    #expect(found.failure == nil)
  }

  @Test func nothingIsReadAfterARefusal() throws {
    final class Reads: Sendable {
      nonisolated(unsafe) var count = 0
    }
    let reads = Reads()
    let scanner = ToldJSONScanner { report, findings in
      findings.each(report["list"]) { _ in
        reads.count += 1
        return Finding("x", severity: .low)
      }
      findings.eachSeveral(report["list"]) { _ in
        reads.count += 1
        return []
      }
      findings.eachCounted(report["list"], having: [], by: { _ in "" }) { _ in
        reads.count += 1
        return Finding("x", severity: .low)
      }
    }
    let found = deliver(try temporaryReport("{\"list\": [1, 2, 3, 4]}"), by: scanner, atMost: 1)
    #expect(reads.count == 2)
    #expect(found.count == 1)
  }
}
