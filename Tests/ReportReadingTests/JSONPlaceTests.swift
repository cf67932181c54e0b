import Testing

@testable import ReportReading

/// Where values stand: their bytes and the way to them.
struct JSONPlaceTests {
  private let text = #"""
    {"Results": [{"Target": "a", "a b": {"": [true, -1.5e3]}, "x.y": "é"},
      {"say \"hi\"": null, "$ref-1_@": {"deep": []}}], "é": 0, "0": "\"]"}
    """#

  /// Each value of a tree with its path, as the walk and as a record gives it.
  private func places(_ json: JSON) -> [String] {
    let place = json.position
    let bytes = Array(text.utf8)[place.bytes]
    let line = "\(place.path) \(String(decoding: bytes, as: UTF8.self))"
    let isContainer = json.isObject || json.isList
    let inner = json.isObject ? json.members.map(\.value) : json.isList ? Array(json) : []
    return (isContainer ? [place.path] : [line]) + inner.flatMap(places)
  }

  @Test(arguments: tinyWindows + [256 << 10]) func everyValueKnowsItsPlace(
    _ windowSize: Int
  ) throws {
    let expected = [
      "", "Results", "Results[0]", "Results[0].Target \"a\"", #"Results[0]["a b"]"#,
      #"Results[0]["a b"][""]"#, #"Results[0]["a b"][""][0] true"#,
      #"Results[0]["a b"][""][1] -1.5e3"#, #"Results[0]["x.y"] "é""#, "Results[1]",
      #"Results[1]["say "hi""] null"#, "Results[1].$ref-1_@", "Results[1].$ref-1_@.deep",
      #"["é"] 0"#, #"0 "\"]""#,
    ]
    #expect(places(try jsonReport(text, windowSize: windowSize).root) == expected)
    var records: [String] = []
    try jsonReport(text, windowSize: windowSize).root["Results"].eachRecord {
      records += places(try $0.get())
    }
    #expect(records == expected.filter { $0.hasPrefix("Results[") })
  }

  @Test func bytesOfContainersRunFromBracketToBracket() throws {
    let bytes = Array(text.utf8)
    let root = try jsonReport(text, windowSize: 32).root
    for json in [root, root["Results"], root["Results"][1], root["Results"][0]["a b"]] {
      let part = Array(bytes[json.position.bytes])
      #expect(part.first == (json.isObject ? 0x7B : 0x5B))
      #expect(try WayOfReading.all[0].value(of: part)?.tree == Tree(json))
    }
  }

  @Test func bytesCountTheByteOrderMark() throws {
    let root = try jsonReport("\u{FEFF} {\"a\": [1]}").root
    #expect(root["a"].position == RecordRange(path: "a", bytes: 10..<13))
    #expect(root["a"][0].position.bytes == 11..<12)
  }

  // MARK: Messages

  @Test(arguments: [64, 256 << 10]) func missingValuesSayWhereTheyAre(_ windowSize: Int) throws {
    let root = try jsonReport(text, windowSize: windowSize).root
    #expect(problem(root["Results"][1]["Target"]) == "Results[1].Target: missing")
    #expect(problem(root["Results"][7]) == "Results[7]: missing")
    #expect(problem(root["Result"]["Target"]) == "Result: missing")
    #expect(problem(root["a b"]) == #"["a b"]: missing"#)
    #expect(
      problem(root["Results"][0]["Target"]["x"]) == "Results[0].Target.x: missing")
    #expect(problem(root["Results"]) == "Results: expected a text, found a list")
    #expect(
      problem(root["Results"][0]) == "Results[0]: expected a text, found an object")
    #expect(
      problem(root["Results"][1][named: "say \"hi\""])
        == #"Results[1]["say "hi""]: expected a text, found null"#)
    #expect(
      problem(root["Results"][0]["a b"][""][0])
        == #"Results[0]["a b"][""][0]: expected a text, found true or false"#)
    #expect(problem(root[named: "é"]) == #"["é"]: expected a text, found a number"#)
    #expect(problem(root["Results"][0]["Target"]) == "none")
    let target = root["Results"][0]["Target"]
    #expect(throws: target.error("expected a whole number, found a text")) {
      try target.requiredInt()
    }
  }

  @Test func messagesOfRecordsHaveLineAndColumn() throws {
    let file = try temporaryReport(Array(text.utf8), name: "report.json")
    var errors: [String] = []
    JSONReport(file).root["Results"].eachRecord { record in
      do throws(ReportError) {
        _ = try record.get()["Target"].requiredText()
        _ = try record.get()["x.y"].requiredInt()
      } catch {
        errors.append(file.located(error).description)
      }
    }
    #expect(
      errors == [
        #"report.json:1:66: Results[0]["x.y"]: expected a whole number, found a text"#,
        "report.json:2:3: Results[1].Target: missing",
      ])
  }

  @Test func valuesOfAnotherKindAreRemarkedOn() throws {
    let report = try jsonReport("{\"a\": {},\n \"b\": \"x\", \"c\": null, \"d\": []}")
    for _ in report.root["a"] {}
    for _ in report.root["b"] {}
    for _ in report.root["c"] {}
    for _ in report.root["missing"] {}
    for _ in report.root["d"].members {}
    #expect(
      report.takeRemarks().first.map(\.description) == [
        "report.json:1:7: a: expected a list, found an object",
        "report.json:2:7: b: expected a list, found a text",
        "report.json:2:28: d: expected an object, found a list",
      ])
    report.finish()
    #expect(report.failure == nil)
  }

  private func problem(_ json: JSON) -> String {
    do throws(ReportError) {
      _ = try json.requiredText()
      return "none"
    } catch {
      return error.description
    }
  }
}
