/// A report as `snyk code test --json` writes it: SARIF, indented by two spaces, with the rules and
/// their help in front.
struct SnykCodeReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [(id: String, sink: String, advice: String)] = []
  let opening: String

  init(prose: Prose) {
    var prose = prose
    rules = (0..<100).map { ("javascript/\(prose.name())-\($0)", prose.noun(), prose.sentence()) }
    let texts = rules.map { SnykCodeReport.rule($0.id, &prose) }
    let before =
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":["#
      + #"{"tool":{"driver":{"name":"SnykCode","semanticVersion":"1.0.0","version":"1.0.0","#
      + #""rules":[\#(texts.joined(separator: ","))]}},"results":["#
    // The results begin with a new line themselves.
    opening = String(before.indented(depth: 0).dropFirst().dropLast(9))
    self.prose = prose
  }

  let closing = "\n      ]\n    }\n  ]\n}\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let index = prose.number(0...rules.count - 1)
    let (id, sink, advice) = rules[index]
    let path = "src/\(prose.noun())/\(prose.name())_\(findings).js"
    // Most flows are short.
    let steps = (0..<(prose.number(0...3) > 0 ? 1 : prose.number(2...12))).map {
      #"{"location":{"id":\#($0),"physicalLocation":\#(SnykCodeReport.place(path, &prose))}}"#
    }
    let (flow, last) = (steps.joined(separator: ","), steps.count - 1)
    let prints = (0..<16).map { _ in prose.hex(8) }.joined(separator: ".")
    let result =
      #"{"ruleId":"\#(id)","ruleIndex":\#(index),"#
      + #""level":"\#(prose.pick(["error", "warning", "note"]))","message":{"#
      + #""text":"Unsanitized input flows into \#(sink). \#(advice.json().dropFirst()),"#
      + #""markdown":"Unsanitized input from {0} {1} into {2}. \#(advice.json().dropFirst()),"#
      + #""arguments":["[the request](0)","[flows](0),(\#(last))","[\#(sink)](\#(last))"]},"#
      + #""locations":[{"physicalLocation":\#(SnykCodeReport.place(path, &prose))}],"#
      + #""fingerprints":{"0":"\#(prose.hex(64))","1":"\#(prints)"},"#
      + #""codeFlows":[{"threadFlows":[{"locations":[\#(flow)]}]}],"#
      + #""properties":{"priorityScore":\#(prose.number(100...950)),"priorityScoreFactors":["#
      + #"{"label":true,"type":"hotFileSource"},{"label":true,"type":"fixExamples"}],"#
      + #""isAutofixable":\#(prose.pick(["true", "false"]))}}"#
    return (findings == 0 ? "" : ",") + result.indented(depth: 4)
  }

  private static func place(_ path: String, _ prose: inout Prose) -> String {
    let (line, column) = (prose.number(1...2000), prose.number(1...60))
    return #"{"artifactLocation":{"uri":"\#(path)","uriBaseId":"%SRCROOT%"},"#
      + #""region":{"startLine":\#(line),"endLine":\#(line),"#
      + #""startColumn":\#(column),"endColumn":\#(column + prose.number(3...40))}}"#
  }

  private static func rule(_ id: String, _ prose: inout Prose) -> String {
    let help =
      "## Details\n\n\(prose.text(bytes: 300...900))\n\n## Best practices for prevention\n* "
      + prose.several(3...7, separator: "\n* ") { $0.sentence() }
    let fix = prose.several(6...14, separator: ",") { prose in
      #"{"line":"  \#(prose.noun()).\#(prose.noun())(\#(prose.noun()));\n","#
        + #""lineNumber":\#(prose.number(1...400)),"lineChange":"removed"}"#
    }
    return #"{"id":"\#(id)","name":"\#(id.dropFirst(11))","#
      + #""shortDescription":{"text":"\#(prose.phrase())"},"#
      + #""defaultConfiguration":{"level":"error"},"help":{"markdown":\#(help.json()),"text":""},"#
      + #""properties":{"tags":["javascript","Security","Taint"],"categories":["Security"],"#
      + #""exampleCommitFixes":[{"commitURL":"https://git.example.org/commit/\#(prose.hex(40))","#
      + #""lines":[\#(fix)]}],"precision":"very-high","repoDatasetSize":\#(prose.number(3...200)),"#
      + #""cwe":["CWE-\#(prose.number(20...1300))"]}}"#
  }
}

extension String {
  /// JSON that is on one line, without spaces and empty lists, on lines of its own.
  fileprivate func indented(depth: Int) -> String {
    var (bytes, depth, isInside, isEscaped) = (Array("\n".utf8), depth, false, false)
    func newLine() -> String { "\n" + String(repeating: "  ", count: depth) }
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    for byte in utf8 {
      let isMark = !isInside && "{[]},:".utf8.contains(byte)
      if isMark, "]}".utf8.contains(byte) {
        depth -= 1
        bytes += newLine().utf8
      }
      bytes.append(byte)
      if isMark, "{[".utf8.contains(byte) { depth += 1 }
      if isMark, "{[,".utf8.contains(byte) { bytes += newLine().utf8 }
      if isMark, byte == UInt8(ascii: ":") { bytes.append(UInt8(ascii: " ")) }
      if byte == UInt8(ascii: "\""), !isEscaped { isInside.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
