import Foundation
import Testing

@testable import ReportReading

/// What the first bytes of a report show of it.
struct JSONSketchTests {
  private let text =
    #" {"v": 2, "n\u0061me": "trivy é\n", "list": [{"a": true, "b": -1.5}, {"a": null}], "o": {}}"#

  /// Whether all of `part` stands in `whole` at the same place.
  private func isPart(_ part: Tree, of whole: Tree) -> Bool {
    switch (part, whole) {
    case (.object(let part), .object(let whole)):
      part.count <= whole.count
        && zip(part, whole).allSatisfy { $0.key == $1.key && isPart($0.value, of: $1.value) }
    case (.list(let part), .list(let whole)):
      part.count <= whole.count && zip(part, whole).allSatisfy { isPart($0, of: $1) }
    default: part == whole
    }
  }

  @Test func everyBeginningShowsWhatStandsInIt() throws {
    let bytes = Array(text.utf8)
    let whole = try #require(try WayOfReading.all[0].value(of: bytes)?.tree)
    let end = { (part: String) in
      text.range(of: part).map { text.utf8.distance(from: text.startIndex, to: $0.upperBound) } ?? 0
    }
    let (version, name, list, flag) = (end("2,"), end("trivy é\\n\""), end("["), end("true"))
    var seen = 0
    for count in 0...bytes.count {
      let sketch = JSONReport.sketch(of: Array(bytes[..<count]))
      #expect(sketch.exists == (count > 1))
      guard count > 1 else { continue }
      #expect(isPart(Tree(sketch), of: whole), "cut after \(count) bytes")
      #expect(sketch["v"].int == (count < version ? nil : 2))
      #expect(sketch["name"].exists == (count >= name))
      #expect(sketch["list"].isList == (count >= list))
      #expect(sketch["list"][0]["a"].bool == (count >= flag ? true : nil))
      #expect(sketch.count >= seen)
      seen = sketch.count
      _ = (sketch.position, sketch["list"][1].path, sketch.pythonJSON)
    }
    #expect(Tree(JSONReport.sketch(of: bytes)) == whole)
  }

  @Test func textsThatWereCutAreMissing() {
    let sketch = JSONReport.sketch(of: Array(#"{"a": ["x", "yz"#.utf8))
    #expect(sketch["a"].texts == ["x"])
    #expect(!JSONReport.sketch(of: Array("12".utf8)).exists)
    #expect(!JSONReport.sketch(of: Array("\"abc".utf8)).exists)
    #expect(!JSONReport.sketch(of: []).exists)
    #expect(!JSONReport.sketch(of: Array("  ".utf8)).exists)
    #expect(JSONReport.sketch(of: Array("[".utf8)).isList)
    #expect(JSONReport.sketch(of: Array("{".utf8)).isObject)
  }

  @Test func whatStandsBeforeAFaultIsShown() {
    let sketch = JSONReport.sketch(of: Array(#"{"a": 1, "b": {"c": [2, oops], "d": 3}}"#.utf8))
    #expect(sketch["a"].int == 1)
    #expect(sketch["b"]["c"][0].int == 2)
    #expect(!sketch["b"]["d"].exists)
    #expect(!JSONReport.sketch(of: Array("oops".utf8)).exists)
  }

  @Test func nestingThatIsTooDeepIsCut() {
    let deep = Array(String(repeating: "[", count: 5000).utf8)
    #expect(JSONReport.sketch(of: deep)[0][0].isList)
    let objects = Array(String(repeating: "{\"k\":", count: 5000).utf8)
    #expect(JSONReport.sketch(of: objects)["k"]["k"].isObject)
  }
}
