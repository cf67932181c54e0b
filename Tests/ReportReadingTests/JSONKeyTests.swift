import Testing

@testable import ReportReading

/// Keys in any order, given twice, spelled differently, and more of them than are remembered.
struct JSONKeyTests {
  /// A report that does not fit into its window, for what depends on that.
  private func large(_ text: String) throws -> JSONReport {
    try jsonReport(text + String(repeating: " ", count: 100), windowSize: 64)
  }

  private func record(_ text: String) throws -> JSON {
    var found: [JSON] = []
    try jsonReport("[" + text + "]").root.eachRecord { found.append(try $0.get()) }
    return try #require(found.first)
  }

  @Test(arguments: [64, 256 << 10]) func membersAreFoundInAnyOrder(_ windowSize: Int) throws {
    let text = #"""
      {"Version": 2, "Results": [{"Target": "a", "Found": [1, 2, 3], "Class": "os"},
       {"Class": "lang", "Found": [4], "Target": "b"}], "Name": "image", "Empty": {}}
      """#
    let report = try jsonReport(text, windowSize: windowSize)
    let root = report.root
    #expect(root["Name"].text == "image")
    #expect(root["Version"].int == 2)
    var read: [String] = []
    for result in root["Results"] {
      let found = result["Found"].compactMap(\.int)
      read.append("\(result["Class"].text ?? "") \(result["Target"].text ?? "") \(found)")
      #expect(root["Version"].int == 2)
      #expect(result["Found"].count == found.count)
    }
    #expect(read == ["os a [1, 2, 3]", "lang b [4]"])
    #expect(root["Results"][1]["Target"].text == "b")
    #expect(root["Results"][2]["Target"].exists == false)
    #expect(root["Missing"]["Deeper"][3].exists == false)
    #expect(root["Empty"].isObject && root["Empty"].count == 0)
    report.finish()
    #expect(report.failure == nil)
  }

  @Test(arguments: [64, 256 << 10]) func membersMayBeAskedForWhileGoingThrough(
    _ windowSize: Int
  ) throws {
    let text = #"{"a": 1, "list": [1, 2, 3], "b": {"c": [true, false]}, "z": "last"}"#
    let root = try jsonReport(text, windowSize: windowSize).root
    var keys: [String] = []
    for (key, _) in root.members {
      keys.append(key)
      #expect(root["z"].text == "last")
      #expect(root.position.bytes == 0..<text.utf8.count)
    }
    #expect(keys == ["a", "list", "b", "z"])
    var numbers: [Int?] = []
    let list = root["list"]
    for number in list {
      numbers.append(number.int)
      #expect(list.position.bytes == 17..<26)
      #expect(list[2].int == 3 && list.count == 3)
    }
    #expect(numbers == [1, 2, 3])
    #expect(root.first(of: "z", "b")?.key == "b")
    #expect(root.first(of: "b", "a")?.value.int == 1)
    #expect(root.first(of: "c", "d") == nil)
  }

  @Test(arguments: [16, 64, 256 << 10]) func valuesThatWerePassedAreFoundAgain(
    _ windowSize: Int
  ) throws {
    let text = #"{"a": {"x": 1, "y": [2, 3], "z": {}}, "list": [{"x": 4}], "b": 5}"#
    let placed = try jsonReport(text, windowSize: windowSize).root
    #expect(placed.position.bytes == 0..<text.utf8.count)
    #expect(placed["b"].int == 5)
    #expect(placed["a"]["y"][1].int == 3)

    let root = try jsonReport(text, windowSize: windowSize).root
    let (object, list) = (root["a"], root["list"])
    #expect(root["b"].int == 5)
    #expect(object["x"].int == 1)
    #expect(object["z"].isObject)
    #expect(object["y"].map(\.int) == [2, 3])
    #expect(list[0]["x"].int == 4)
    #expect(list.position.path == "list")
    #expect(root.members.map(\.key) == ["a", "list", "b"])

    let report = try jsonReport(text, windowSize: windowSize)
    let kept = report.root
    let first = kept["a"]
    report.finish()
    #expect(first["x"].int == 1)
    #expect(kept["b"].int == 5)
    #expect(report.failure == nil)
  }

  @Test func twoIterationsGoOnSideBySide() throws {
    let text = "[" + (0..<50).map { "{\"n\": [\($0), \"text\"]}" }.joined(separator: ",") + "]"
    let root = try jsonReport(text, windowSize: 64).root
    var pairs: [[Int?]] = []
    for (one, other) in zip(root, root) { pairs.append([one["n"][0].int, other["n"][0].int]) }
    #expect(pairs == (0..<50).map { [$0, $0] })
    var fast = root.makeIterator()
    var slow = root.makeIterator()
    var steps: [[Int?]] = []
    for _ in 0..<25 {
      _ = fast.next()
      steps.append([fast.next()?["n"][0].int, slow.next()?["n"][0].int])
    }
    #expect(steps == (0..<25).map { [2 * $0 + 1, $0] })
    #expect(fast.next() == nil)
  }

  @Test(arguments: [64, 256 << 10]) func moreKeysThanAreRemembered(_ windowSize: Int) throws {
    let count = JSONWalk.rememberedMembers + 500
    let members = (0..<count).map { "\"key\($0)\":\($0)" }
    let report = try jsonReport(
      "{" + members.joined(separator: ",") + "}", windowSize: windowSize)
    let root = report.root
    #expect(root[named: "key\(count - 1)"].int == count - 1)
    #expect(root["key0"].int == 0)
    #expect(root[named: "key\(count - 2)"].int == count - 2)
    #expect(!root["missing"].exists)
    #expect(root.first(of: "key\(count - 3)", "missing")?.value.int == count - 3)
    #expect(root.count == count)
    report.finish()
    #expect(report.failure == nil)
  }

  // MARK: Given twice

  @Test func lastOfSeveralWinsInRecords() throws {
    let value = try record(#"{"k": 1, "other": {"k": 9}, "k": 2, "\u006b": 3}"#)
    #expect(value["k"].int == 3)
    #expect(value.first(of: "k", "other")?.value.int == 3)
  }

  @Test func lastOfSeveralWinsInReportsThatFitTheWindow() throws {
    for question in 0..<3 {
      let report = try jsonReport(#"{"k": 1, "o": 5, "k": {"n": 2}, "\u006b": {"n": 3}}"#)
      switch question {
      case 0: #expect(report.root["k"]["n"].int == 3)
      case 1: #expect(report.root.first(of: "o", "k")?.value["n"].int == 3)
      default:
        #expect(report.root["o"].int == 5)
        #expect(report.root["k"]["n"].int == 3)
      }
      #expect(report.takeRemarks() == FirstErrors())
    }
  }

  @Test func firstOfSeveralIsRemarkedOnInLargerReports() throws {
    let report = try large("{\"k\": 1, \"o\":\n 5, \"k\": 2}")
    #expect(report.root["k"].int == 1)
    report.finish()
    #expect(report.failure == nil)
    #expect(report.root["missing"].exists == false)
    let passed = try large("{\"k\": 1, \"o\":\n 5, \"k\": 2}")
    let root = passed.root
    #expect(root["k"].int == 1)
    #expect(root["missing"].exists == false)
    #expect(
      passed.takeRemarks().first.map(\.description)
        == ["report.json:2:10: k: given twice, the first one was read"])
    #expect(passed.takeRemarks() == FirstErrors())
  }

  // MARK: Spelled differently

  @Test(arguments: [64, 256 << 10]) func keysAreEqualByTheirBytes(_ windowSize: Int) throws {
    let text = "{\"e\u{301}\": 1, \"\u{E9}\": 2, \"a\\u0062c\": 3, \"\": 4, \"a\\u0000b\": 5}"
    let root = try jsonReport(text, windowSize: windowSize).root
    let values = [root, try record(text)]
    for value in values {
      #expect(value[named: "\u{E9}"].int == 2)
      #expect(value[named: "e\u{301}"].int == 1)
      #expect(value.first(of: "\u{E9}")?.value.int == 2)
      #expect(value["abc"].int == 3)
      #expect(value[""].int == 4)
      #expect(value["a\0b"].int == 5)
      #expect(!value["ab"].exists && !value["a"].exists && !value["ABC"].exists)
    }
  }

  // MARK: Memory

  @Test func reportThatIsHalfReadIsLetGo() throws {
    weak var stream: JSONStream?
    do {
      let report = try jsonReport(#"{"list": [{"a": [1, 2]}, {"a": 3}], "b": 4"#, windowSize: 16)
      let element = try #require(report.root["list"].first { _ in true })
      #expect(element["a"][0].int == 1)
      #expect(report.root["list"][0]["a"].position.bytes == 16..<22)
      if case .walked(let walk) = element.storage { stream = walk.stream }
      #expect(stream != nil)
    }
    #expect(stream == nil)
  }

  @Test func keysThatAreNearlyAlikeAreToldApart() throws {
    let records = try jsonReport(
      #"""
      [{"pkgName1Version": 1, "pkgName2Version": 2, "": 3, "a": 4, "ab": 5, "abc": 6, "abcd": 7,
        "pkgName1Version": 8},
       {"pkgName2Version": 9, "abc\u0064": 10},
       {"abcd": 11, "abc\u0064": 12, "a": {"a": 13}}]
      """#)
    let keys: [StaticString] = [
      "pkgName1Version", "pkgName2Version", "pkgName3Version", "", "a", "b", "ab", "abc", "abcd",
      "abcde",
    ]
    var found: [[Int?]] = []
    records.root.eachRecord { result in
      if case .success(let record) = result { found.append(keys.map { record[$0].int }) }
    }
    let expected: [[Int?]] = [
      [8, 2, nil, 3, 4, nil, 5, 6, 7, nil],
      [nil, 9, nil, nil, nil, nil, nil, nil, 10, nil],
      [nil, nil, nil, nil, nil, nil, nil, nil, 12, nil],
    ]
    #expect(found == expected)
    #expect(try record(#"{"a": {"a": {"a": 1}}}"#)["a"]["a"]["a"].int == 1)
  }
}
