/// A report as `semgrep scan --json` writes it: on one line, without spaces.
struct SemgrepReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose

  init(prose: Prose) { self.prose = prose }

  let opening = #"{"version":"1.99.0","results":["#

  let closing =
    #"],"errors":[],"paths":{"scanned":["src/cart.py"]},"interfile_languages_used":[],"#
    + #""skipped_rules":[]}"# + "\n"

  mutating func record() -> String {
    defer { findings += 1 }
    return (findings == 0 ? "" : ",") + result()
  }

  private mutating func result() -> String {
    let (language, suffix) = prose.pick([("python", "py"), ("go", "go"), ("javascript", "js")])
    let topic = prose.noun()
    let rule = "\(language).lang.security.audit.\(topic).\(prose.name())"
    let start = place(line: prose.number(1...2000))
    let path = "src/\(topic)/\(prose.noun())/\(prose.name())_\(findings).\(suffix)"
    return #"{"check_id":"\#(rule)","path":"\#(path)","start":\#(start),"end":\#(start),"#
      + #""extra":{"metavars":\#(metavariables(at: start)),"#
      + #""message":\#(prose.text(bytes: 150...350).json()),"#
      + #""metadata":\#(metadata(of: rule, language)),"#
      + #""severity":"\#(prose.pick(["ERROR", "WARNING", "INFO"]))","#
      + #""fingerprint":"\#(prose.hex(128))_0","lines":\#(snippet(topic).json()),"#
      + #""validation_state":"NO_VALIDATOR","engine_kind":"OSS"}}"#
  }

  private mutating func place(line: Int) -> String {
    #"{"line":\#(line),"col":\#(prose.number(1...60)),"offset":\#(line * 31)}"#
  }

  private mutating func metavariables(at place: String) -> String {
    let value = prose.name().json()
    return #"{"$\#(prose.noun().uppercased())":{"start":\#(place),"end":\#(place),"#
      + #""abstract_content":\#(value)}}"#
  }

  private mutating func metadata(of rule: String, _ language: String) -> String {
    let level = prose.pick(["LOW", "MEDIUM", "HIGH"])
    let version = prose.hex(6)
    let references = prose.several(1...3, separator: ",") {
      "https://docs.example.org/\($0.noun())/\($0.name())#\($0.noun())".json()
    }
    return #"{"category":"security","confidence":"\#(level)","#
      + #""cwe":["CWE-\#(prose.number(20...1300)): \#(prose.phrase())"],"#
      + #""cwe2021-top25":true,"cwe2022-top25":false,"impact":"\#(level)","#
      + #""license":"\#(prose.phrase())","likelihood":"\#(level)","#
      + #""owasp":["A03:2021 - \#(prose.phrase())","A07:2017 - \#(prose.phrase())"],"#
      + #""references":[\#(references)],"#
      + #""semgrep.dev":{"rule":{"origin":"community","r_id":\#(prose.number(9000...99_000)),"#
      + #""rule_id":"\#(prose.hex(6))","rv_id":\#(prose.number(100_000...999_999)),"#
      + #""url":"https://semgrep.dev/playground/r/\#(version)/\#(rule)","#
      + #""version_id":"\#(version)"}},"shortlink":"https://sg.run/\#(prose.hex(4))","#
      + #""source":"https://semgrep.dev/r/\#(rule)","subcategory":["vuln"],"#
      + #""technology":["\#(language)"],"vulnerability_class":["\#(prose.phrase())"]}"#
  }

  /// One to four lines of code.
  private mutating func snippet(_ topic: String) -> String {
    prose.several(1...4, separator: "\n") { prose in
      "    \(prose.noun())_\(topic) = \(prose.noun())(\"\(prose.name())\", \(prose.noun()))"
    }
  }
}
