/// A report as `codeql database analyze --format sarif-latest --sarif-add-query-help` writes it: on
/// one line, with the rules, their help and the files in front.
struct SARIFReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [(id: String, message: String)] = []
  private var files: [String] = []
  let opening: String

  init(prose: Prose) {
    var prose = prose
    rules = (0..<200).map { ("js/\(prose.name())-\(prose.noun())-\($0)", prose.sentence()) }
    let files = (0..<500).map { "src/\(prose.noun())/\(prose.name())_\($0).js" }
    let texts = rules.map { SARIFReport.rule($0.id, &prose) }.joined(separator: ",")
    let artifacts = files.enumerated().map { number, path in
      #"{"location":\#(SARIFReport.file(path, number))}"#
    }
    opening =
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
      + #""runs":[{"tool":{"driver":{"name":"CodeQL","organization":"GitHub","#
      + #""semanticVersion":"2.20.1","notifications":[],"rules":[\#(texts)]},"extensions":[]},"#
      + #""invocations":[{"executionSuccessful":true}],"#
      + #""artifacts":[\#(artifacts.joined(separator: ","))],"results":["#
    self.files = files
    self.prose = prose
  }

  let closing =
    #"],"columnKind":"utf16CodeUnits","#
    + #""properties":{"semmle.formatSpecifier":"sarif-latest"}}]}"# + "\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let index = prose.number(0...rules.count - 1)
    let (id, message) = rules[index]
    // Each file again, further down.
    let line = findings / files.count * 6 + prose.number(2...7)
    let file = findings % files.count
    let source = place(in: file, line: line - 1)
    let text = "\(message) It depends on a [user-provided value](1)."
    return (findings == 0 ? "" : ",")
      + #"{"ruleId":"\#(id)","ruleIndex":\#(index),"rule":{"id":"\#(id)","index":\#(index)},"#
      + #""message":{"text":\#(text.json())},"#
      + #""locations":[{"physicalLocation":\#(place(in: file, line: line))}],"#
      + #""partialFingerprints":{"primaryLocationLineHash":"\#(prose.hex(16)):1","#
      + #""primaryLocationStartColumnFingerprint":"\#(prose.number(0...40))"},"#
      + (prose.number(0...1) == 0 ? "" : #""codeFlows":[\#(flow(in: file, line: line))],"#)
      + #""relatedLocations":[{"id":1,"physicalLocation":\#(source),"#
      + #""message":{"text":"user-provided value"}}]}"#
  }

  private mutating func flow(in file: Int, line: Int) -> String {
    let steps = (0..<prose.number(2...6)).map { _ in
      let text = "\(prose.noun()) : \(prose.noun())"
      return #"{"location":{"physicalLocation":\#(place(in: file, line: line)),"#
        + #""message":{"text":"\#(text)"}}}"#
    }
    return #"{"threadFlows":[{"locations":[\#(steps.joined(separator: ","))]}]}"#
  }

  private mutating func place(in file: Int, line: Int) -> String {
    let column = prose.number(3...40)
    let code = (line...line + 2).map { _ in
      "    const \(prose.noun()) = \(prose.noun()).\(prose.noun())(\"\(prose.name())\");\n"
    }
    return #"{"artifactLocation":\#(SARIFReport.file(files[file], file)),"#
      + #""region":{"startLine":\#(line),"startColumn":\#(column),"#
      + #""endColumn":\#(column + prose.number(4...50))},"#
      + #""contextRegion":{"startLine":\#(line),"endLine":\#(line + 2),"#
      + #""snippet":{"text":\#(code.joined().json())}}}"#
  }

  private static func file(_ path: String, _ index: Int) -> String {
    #"{"uri":"\#(path)","uriBaseId":"%SRCROOT%","index":\#(index)}"#
  }

  private static func rule(_ id: String, _ prose: inout Prose) -> String {
    let (title, about) = (prose.phrase(), prose.sentence().json())
    let help =
      "# \(title)\n\(prose.text(bytes: 300...900))\n\n## Recommendation\n"
      + "\(prose.text(bytes: 200...600))\n\n## Example\n```javascript\n\(prose.phrase())\n```\n"
      + "## References\n* [\(prose.phrase())](https://guide.example.org/\(prose.name()))\n"
    return #"{"id":"\#(id)","name":"\#(id)","shortDescription":{"text":"\#(title)"},"#
      + #""fullDescription":{"text":\#(about)},"#
      + #""defaultConfiguration":{"enabled":true,"level":"\#(prose.pick(["error", "warning"]))"},"#
      + #""help":{"text":\#(help.json()),"markdown":\#(help.json())},"#
      + #""properties":{"tags":["security","external/cwe/cwe-\#(prose.number(100...999))"],"#
      + #""description":\#(about),"id":"\#(id)","kind":"path-problem","name":"\#(title)","#
      + #""precision":"high","problem.severity":"error","#
      + #""security-severity":"\#(prose.pick(Rating.all).score)"}}"#
  }
}
