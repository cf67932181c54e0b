import ReportReading
import Testing

/// Large reports are walked; nobody must notice.
struct XMLWalkTests {
  @Test func walkingFindsWhatHoldingFinds() throws {
    let walked = try xml(mixedReport)
    let held = try xml(mixedReport).root.record()
    #expect(outline(walked.root) == outline(held))
    #expect(walked.root.allText == held.allText)
    #expect(walked.failure == nil)
    #expect(
      walked.root.descendants("alert").map(\.position) == held.descendants("alert").map(\.position))
  }

  @Test func orderOfAskingIsNoMatter() throws {
    let held = try xml(mixedReport).root.record()
    let asks: [(XML) -> String] = [
      { $0["summary"]["total"].text ?? "" },
      { $0["footer"].text ?? "" },
      { $0["none"].exists ? "some" : "none" },
      { $0.all("site").map { $0.attribute("name") ?? "" }.joined() },
      { $0.all("site").map { $0["end"].text ?? "" }.joined() },
      { $0.all("site").map { $0["log"]["line"].text ?? "-" }.joined() },
      { $0["site"]["big"].text ?? "" },
      { $0["site"].text ?? "" },
      { $0["site"].allText },
      { $0.attribute("version") ?? "" },
      { $0.children.map { "\($0.position)" }.joined() },
      { $0.all("site").map { $0.all("alert").map { outline($0["name"]) }.joined() }.joined() },
      { $0.descendant("alert", where: "id", equals: "7").path },
    ]
    var dice = Seeded(state: 7)
    let expected = asks.map { $0(held) }
    for _ in 0..<12 {
      let root = try xml(mixedReport).root
      for _ in 0..<12 {
        let ask = Int(dice.next() % UInt64(asks.count))
        #expect(asks[ask](root) == expected[ask])
      }
    }
  }

  @Test func nestedLoopsMayLookElsewhere() throws {
    let root = try xml(mixedReport).root
    var seen: [String] = []
    for site in root.all("site") {
      for alert in site.all("alert").prefix(3) {
        seen.append("\(alert.path) \(site["host"].text ?? "") \(root["footer"].text ?? "")")
      }
    }
    #expect(seen.count == 12)
    #expect(seen.last == "/report/site[4]/alert[3] h3 f")
  }

  @Test func recordsComeOneByOne() throws {
    let root = try xml(mixedReport).root
    var names: [String] = []
    for site in root.all("site") {
      try site.eachRecord("alert") { record in
        #expect(record["empty"].exists)
        names.append("\(site.attribute("name") ?? "") \(record.path) \(record["name"].text ?? "")")
      }
    }
    #expect(names.count == 40)
    #expect(names[0] == "s0 /report/site/alert a < 0.0")
    #expect(names[39] == "s3 /report/site[4]/alert[10] a < 3.9")
  }

  @Test func largeChildrenCanBeReadAsRecords() throws {
    let root = try xml(mixedReport).root
    let sites = try root.all("site").map { try $0.record() }
    #expect(sites.map { $0["end"].text } == ["e0", "e1", "e2", "e3"])
    #expect(
      sites.map(\.path) == [
        "/report/site", "/report/site[2]", "/report/site[3]", "/report/site[4]",
      ])
    #expect(sites[2]["log"].text == padding)
  }

  @Test func errorsOfTheBodyPassThrough() throws {
    struct Enough: Error {}
    let root = try xml(mixedReport).root
    var count = 0
    #expect(throws: Enough.self) {
      try root["site"].eachRecord("alert") { _ in
        count += 1
        if count == 3 { throw Enough() }
      }
    }
    #expect(count == 3)
    #expect(root["footer"].text == "f")
  }

  @Test func manyNamesAreFoundThoughNotAllAreRemembered() throws {
    let many = (0..<600).map { "<n\($0)>\($0)</n\($0)>" }.joined()
    let root = try xml("<a>\(many)<log>\(padding)</log></a>").root
    #expect(root["log"].exists)
    #expect(root["n599"].text == "599")
    #expect(root["n3"].text == "3")
    #expect(root.all("n450").map(\.text) == ["450"])
    #expect(!root["n600"].exists)
  }

  @Test func rangesAreExact() throws {
    let bytes = Array(mixedReport.utf8)
    let root = try xml(bytes).root
    for site in root.all("site") {
      let range = site.position.bytes
      #expect(
        bytes[range].starts(with: "<site ".utf8)
          && bytes[range].reversed().starts(with: ">etis/<".utf8))
      for child in site.children {
        let part = try xml(Array(bytes[child.position.bytes])).root
        #expect(part.name == child.name)
        #expect(part.allText == child.allText)
        #expect(part.attributes.map(\.value) == child.attributes.map(\.value))
      }
    }
    #expect(root.position == RecordRange(path: "/report", bytes: 22..<bytes.count - 1))
  }

  @Test func rangesOfNestedAndEmptyElementsAreExact() throws {
    let text = "<a><b x='1>2' /><c\n></c ><d><e/>é</d></a>"
    let root = try xml(text).root
    let bytes = Array(text.utf8)
    let parts = root.children.map { String(decoding: bytes[$0.position.bytes], as: UTF8.self) }
    #expect(parts == ["<b x='1>2' />", "<c\n></c >", "<d><e/>é</d>"])
    #expect(root["d"]["e"].position.bytes == 28..<32)
  }
}

/// Numbers that are the same in each run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
