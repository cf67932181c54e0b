import Foundation
import Testing

@testable import ReportReading

/// Faults by the thousand: telling where each stands does not read the report anew for each.
@Suite struct ManyFaultsTests {
  @Test func placesInOrderAreFoundInOnePass() throws {
    let text = (0..<5_000).map { String(repeating: "x", count: $0 % 50) }.joined(separator: "\n")
    let file = try temporaryReport(Array(text.utf8), name: "report.txt")
    let offsets = stride(from: 0, to: text.utf8.count, by: 197)
    let (places, bytes) = try readingBytes { try offsets.map { try file.place(of: $0) } }
    #expect(bytes < 2 * text.utf8.count)
    #expect(places == offsets.map { place(of: $0, in: text) })
    // Going back finds the same.
    #expect(try file.place(of: 2_345) == place(of: 2_345, in: text))
    #expect(try file.place(of: 0) == LineAndColumn(line: 1, column: 1))
  }

  /// Counted from the start of a text.
  private func place(of offset: Int, in text: String) -> LineAndColumn {
    let before = text.utf8.prefix(offset)
    let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return LineAndColumn(line: lines.count, column: 1 + (lines.last?.count ?? 0))
  }

  @Test func linesThatAreNoJSON() throws {
    let text = String(repeating: "{\"a\": nothing, \"b\": 1}\n", count: 5_000)
    let report = try jsonReport(text)
    let (errors, bytes) = try readingBytes {
      var errors: [ReportError] = []
      report.eachDocument { document in
        if case .failure(let error) = document { errors.append(error) }
      }
      return errors
    }
    #expect(errors.count == 5_000)
    #expect(errors.last?.place == LineAndColumn(line: 5_000, column: 8))
    #expect(bytes < 4 * text.utf8.count)
  }

  @Test func valuesOfAnotherKind() throws {
    let text = "[" + String(repeating: "{\"a\": 5},\n", count: 5_000) + "{}]"
    let report = try jsonReport(text)
    let (remarks, bytes) = try readingBytes {
      report.root.eachRecord { record in
        for _ in (try? record.get()["a"]) ?? report.root {}
      }
      return report.takeRemarks()
    }
    #expect(remarks.count == 5_000)
    #expect(remarks.first.count == 20)
    #expect(
      remarks.first.last?.description
        == "report.json:20:7: [19].a: expected a list, found a number")
    #expect(bytes < 4 * text.utf8.count)
    #expect(report.takeRemarks() == FirstErrors())
  }

  @Test func keysThatAreGivenTwice() throws {
    let keys = (0..<1_000).map { "\"key \($0)\": \(String(repeating: "1", count: 100))" }
    let text = "{" + (keys + keys).joined(separator: ",\n") + "}"
    let report = try jsonReport(text, windowSize: 4096)
    let (remarks, bytes) = try readingBytes {
      let root = report.root
      for number in 0..<1_000 { _ = root[named: "key \(number)"].int }
      report.finish()
      return report.takeRemarks()
    }
    #expect(remarks.count == 1_000)
    #expect(bytes < 8 * text.utf8.count)
  }

  /// What a body gives, and how many bytes this thread read meanwhile.
  private func readingBytes<Value>(_ body: () throws -> Value) throws -> (Value, bytes: Int) {
    let before = try Self.bytesRead()
    let value = try body()
    return (value, try Self.bytesRead() - before)
  }

  private static func bytesRead() throws -> Int {
    let counts = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
    let line = try #require(counts.split(separator: "\n").first { $0.hasPrefix("rchar: ") })
    return try #require(Int(line.dropFirst("rchar: ".count)))
  }
}
