import Exporting
import FindingModel
import Foundation
import Testing

@testable import Winnow

/// Outputs of which a consumer takes only so much in a file or a group.
@Suite struct SplitOutputTests {
  /// Numbers in brackets, a group for each letter of their title.
  private struct Numbers: Exporter {
    let separator: StaticString = ","
    let limits = ExportLimits(records: 100, bytes: 200_000)
    let isStreamed: Bool

    func group(of finding: Finding, in report: String) -> String {
      String(finding.title.prefix(1))
    }

    mutating func write(_ finding: Finding, in report: String, to bytes: inout JSONBytes) -> Int {
      bytes.raw("\"\(finding.title)\"")
      return 1
    }

    mutating func begin(_ bytes: inout JSONBytes) { bytes.raw("[") }
    mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes) {
      bytes.raw(isFirst ? "[" : ",[")
    }
    mutating func end(group: String, _ bytes: inout JSONBytes) { bytes.raw("]") }
    mutating func end(_ bytes: inout JSONBytes) { bytes.raw("]") }
  }

  @Test(arguments: [true, false])
  func areInSeveralFiles(isStreamed: Bool) throws {
    let folder = try OutputFolder()
    let path = folder.url.appending(path: "out.json").path(percentEncoded: false)
    let exporter = Numbers(isStreamed: isStreamed)
    var first = OutputWriter(exporter, to: try OutputAssembly(path, isDraft: false))
    var second = OutputWriter(exporter)
    let padding = String(repeating: "x", count: 500)
    let titles = (0..<2000).map { "\($0 % 3 == 0 ? "a" : "b")\($0)\(padding)" }
    try add(titles[..<900], to: &first)
    try add(titles[900...], to: &second)
    try first.join(second)
    let assembly = try #require(try first.finish())
    try assembly.finish()
    #expect(assembly.paths.count > 4)
    var read: [String] = []
    for number in 1...assembly.paths.count {
      let name = number == 1 ? "out.json" : "out-\(number).json"
      let data = try Data(contentsOf: folder.url.appending(path: name))
      #expect(data.count <= 200_000)
      let groups = try #require(try JSONSerialization.jsonObject(with: data) as? [[String]])
      for group in groups {
        #expect((1...100).contains(group.count))
        #expect(Set(group.map { $0.prefix(1) }).count == 1)
        read += group
      }
    }
    #expect(read.filter { $0.hasPrefix("a") } == titles.filter { $0.hasPrefix("a") })
    #expect(read.filter { $0.hasPrefix("b") } == titles.filter { $0.hasPrefix("b") })
  }

  private func add(_ titles: ArraySlice<String>, to writer: inout OutputWriter) throws {
    let buffer = OutputWriter.Buffer()
    for title in titles { try writer.add(Finding(title, severity: .low), in: "r", buffer) }
    try writer.end([], buffer)
  }

  @Test func aFileIsNumberedBeforeItsEnding() {
    let names = [
      ("out.json", "out-2.json"), ("a.b/out", "a.b/out-2"), ("/x/.hidden", "/x/.hidden-2"),
      ("a.tar.gz", "a.tar-2.gz"),
    ]
    for (name, second) in names { #expect(OutputAssembly.name(name, number: 2) == second) }
  }

  @Test func aPathMayNameItsFormat() throws {
    let csv = OutputFormat(.csv)
    let cases: [(String, OutputFormat.Name?, String)] = [
      ("a.txt", .csv, "a.txt"), ("sarif:a.sarif", .sarif, "a.sarif"), ("json:-", .json, "-"),
      ("other:a", nil, ""), ("./other:a", .csv, "./other:a"), ("a.b:c", .csv, "a.b:c"),
      ("json:a:b", .json, "a:b"), ("json:", nil, ""), ("", nil, ""),
      ("template:t:o", .template, "o"), ("template:a:b:o", .template, "o"), ("template:t", nil, ""),
    ]
    for (text, format, path) in cases {
      let request = OutputRequest(text, or: csv)
      #expect(request?.format.name == format, "\(text)")
      if let request { #expect(request.path == path, "\(text)") }
    }
    #expect(OutputRequest("template:a:b:o", or: csv)?.format.template == "a:b")
    #expect(OutputFormat("template") == nil && OutputFormat("json:x") == nil)
  }

  @Test func resultsSayWhetherTheyAreNew() throws {
    let context = ExportContext(now: OutputSample.now, version: "1")
    var states: [String] = []
    for isNew in [false, true, nil] {
      var finding = Finding("a", severity: .low)
      finding.isNew = isNew
      var exporter = SARIFExporter(context)
      var bytes = JSONBytes()
      _ = exporter.write(finding, in: "r", to: &bytes)
      let value = try JSONSerialization.jsonObject(with: Data(Array(bytes.bytes)))
      states.append((value as? [String: Any])?["baselineState"] as? String ?? "")
    }
    #expect(states == ["unchanged", "new", ""])
  }
}
