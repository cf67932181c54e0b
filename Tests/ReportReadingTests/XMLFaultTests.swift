import Testing

@testable import ReportReading

/// Broken and hostile reports: an error that says where, and what stands before it.
struct XMLFaultTests {
  private func failure(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> String {
    let report = try xml(text, limits: limits)
    _ = outline(report.root)
    report.finish()
    return report.failure?.description ?? "none"
  }

  @Test(arguments: [
    ("", "1:1: expected an XML element, found the end of the report"),
    ("{\"a\": 1}", "1:1: expected an XML element, found {"),
    ("<a>\n <b>x</c>\n</a>", "2:10: expected </b> for the <b> of line 2, found </c>"),
    ("<a><b>x</b>", "1:12: expected </a>, found the end of the report"),
    ("<a><b k=1/></a>", "1:9: expected a quoted attribute value, found 1"),
    ("<a><b k='1' k='2'/></a>", "1:18: expected each attribute once, found k again"),
    ("<a>x &nbsp; y</a>", "1:12: expected a predefined entity, found &nbsp;"),
    ("<a>\u{8}</a>", "1:4: expected text, found the control character U+0008"),
    ("<a/><b/>", "1:5: expected the end of the report, found <"),
    (
      "<?xml version='1.0' encoding='none-such'?><a/>",
      "1:41: expected an encoding that is known, found none-such"
    ),
  ])
  func faultsSayWhere(text: String, expected: String) throws {
    let found = try failure(text)
    #expect(found == "report.xml:" + expected)
  }

  @Test func bytesThatAreNotUTF8AreReplaced() throws {
    let report = try xml(Array("<a><b>x</b><c>ü".utf8) + [0xE9, 0xC3] + Array("</c></a>".utf8))
    #expect(report.root["b"].text == "x")
    #expect(report.root["c"].text == "ü??")
    #expect(report.root["c"].position.bytes == 11..<22)
    report.finish()
    #expect(report.failure == nil)
    #expect(report.replacedBytes)
  }

  @Test func charactersThatChunksCutAreWhole() throws {
    let text = String(repeating: "ü€🔎", count: 40_000)
    let report = try xml("<a>.\(text)</a>")
    #expect(report.root.text == "." + text)
    #expect(!report.replacedBytes)
  }

  @Test func lineEndsOfCDATAAreLineFeeds() throws {
    let report = try xml("<a><b><![CDATA[x\r\ny\rz\r\n]]></b><c><![CDATA[\n]]></c></a>")
    #expect(report.root["b"].text == "x\ny\nz\n")
    #expect(report.root["c"].text == "\n")
  }

  @Test func recordsBeforeAFaultAreGiven() throws {
    let records = (0..<2000).map { "<r><n>\($0)</n><t>0123456789</t></r>\n" }
    let text = "<a>" + records.joined() + "<r><n>2000</x></r></a>"
    var names: [String] = []
    let error = #expect(throws: ReportError.self) {
      try xml(text).root.eachRecord("r") { names.append($0["n"].text ?? "") }
    }
    #expect(names == (0..<2000).map(String.init))
    #expect(error?.place == LineAndColumn(line: 2001, column: 15))
    var results: [Bool] = []
    try xml(text).root.eachReadRecord("r") { result in
      if case .success = result { results.append(true) } else { results.append(false) }
    }
    #expect(results == Array(repeating: true, count: 2000) + [false])
  }

  @Test func cutAnywhereItGivesValuesOrAnError() throws {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]><a k='v &amp; w'><b>é&lt;<![CDATA[<>]]></b><!-- c --><?p i?><c/></a>"
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      let report = try xml(Array(bytes[..<count]))
      _ = outline(report.root)
      _ = report.root.position
      report.finish()
      #expect(report.failure != nil, "cut after \(count) bytes")
    }
    let whole = try xml(bytes)
    #expect(outline(whole.root) == "<a k=v & w /a>-<b /a/b>é<<>/<c /a/c>-//")
    #expect(whole.failure == nil)
  }

  @Test(arguments: [
    "<!ENTITY l0 'lol'><!ENTITY l1 '&l0;&l0;&l0;&l0;'><!ENTITY e '&l1;&l1;&l1;&l1;'>",
    "<!ENTITY e 'LONG'>",
    "<!ENTITY e SYSTEM 'file:///etc/passwd'>",
    "<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>",
    "<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p; <!ENTITY e 'x'>",
    "<!ENTITY % p '<!ENTITY e \"x\">'> %p;",
  ])
  func entitiesAreRefused(declarations: String) throws {
    let declared = declarations.replacing("LONG", with: padding)
    for use in ["<b>&e;</b>", "<b k='&e;'/>"] {
      let report = try xml("<!DOCTYPE a [\(declared)]><a>\(use)</a>")
      #expect(report.root.allText == "")
      #expect(report.root["b"].attribute("k") == nil)
      report.finish()
      let problem = try #require(report.failure?.problem)
      #expect(problem.hasPrefix("expected a predefined entity, found "), "\(problem)")
    }
  }

  @Test func aDocumentTypeElsewhereIsNotFetched() throws {
    let report = try xml("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a><b>x</b></a>")
    #expect(report.root["b"].text == "x")
    #expect(try failure("<!DOCTYPE a SYSTEM 'file:///x'><a>&e;</a>").contains("found &e;"))
  }

  @Test func depthIsLimited() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(
      try failure(deep) == "report.xml:1:769: expected at most 256 levels of elements, found more")
    let enough = String(repeating: "<a>", count: 256) + String(repeating: "</a>", count: 256)
    #expect(try failure(enough) == "none")
  }

  @Test func textIsLimited() throws {
    var limits = ReadingLimits()
    limits.textBytes = 100_000
    let long = String(repeating: padding, count: 4)
    let found = try failure("<a><b>1</b><c>\(long)</c></a>", limits: limits)
    #expect(found.hasSuffix("expected a text of at most 100000 bytes, found more"))
  }

  @Test func recordsAreLimitedAndOthersAreRead() throws {
    var limits = ReadingLimits()
    limits.recordBytes = 200_000
    let large = "<r><n>x</n>" + String(repeating: "<t>\(padding)</t>", count: 4) + "</r>"
    let text = "<a><r><n>1</n></r>\(large)<r><n>2</n></r></a>"
    var read: [String] = []
    try xml(text, limits: limits).root.eachReadRecord("r") { result in
      switch result {
      case .success(let record): read.append(record["n"].text ?? "")
      case .failure(let error): read.append(error.description)
      }
    }
    let problem = "/a/r[2]: expected an element of at most 200000 bytes, found more"
    #expect(read == ["1", problem, "2"])
  }

  @Test func legacyEncodingsAreConverted() throws {
    let head = Array("<?xml version='1.0' encoding='windows-1252'?><a><b>".utf8)
    let report = try xml(head + [0x80, 0xE9] + Array("</b></a>".utf8))
    #expect(report.root["b"].text == "€é")
    #expect(!report.hasExactRanges)
    let latin = Array("<?xml version='1.0' encoding=\"ISO-8859-1\"?><a>\n<b>".utf8)
    let broken = try xml(latin + [0xE9] + Array("</c></a>".utf8))
    broken.finish()
    #expect(broken.failure?.place?.line == 2)
  }

  @Test(arguments: ["US-ASCII", "utf-8", "UTF-16"])
  func declarationsThatNeedNoConversionKeepRangesExact(encoding: String) throws {
    let report = try xml("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a><b>é</b></a>")
    #expect(report.root["b"].text == "é")
    #expect(report.hasExactRanges)
  }
}
