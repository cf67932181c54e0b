/// An answer of SonarQube's web API, as `curl .../api/issues/search` saves it: on one line, the
/// files that the issues are in behind all of them.
///
/// One server answers with at most 500 issues; a script that walks through the pages puts them
/// into one list, as this is.
struct SonarIssuesReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [Rule] = []
  private var files: [String] = []

  /// What is the same in all issues of a rule.
  private struct Rule {
    let key: String
    let severity: String
    let type: String
    let message: String
    let tags: String
    let quality: String
  }

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<300).map { rule($0) }
    files = (0..<400).map { file($0) }
  }

  private mutating func rule(_ number: Int) -> Rule {
    let type = prose.pick(["CODE_SMELL", "CODE_SMELL", "BUG", "VULNERABILITY"])
    let quality = type == "BUG" ? "RELIABILITY" : type == "VULNERABILITY" ? "SECURITY" : ""
    return Rule(
      key: "\(prose.pick(["java", "python", "typescript", "Web"])):S\(1000 + number * 7)",
      severity: prose.pick(["INFO", "MINOR", "MAJOR", "MAJOR", "CRITICAL", "BLOCKER"]),
      type: type, message: prose.several(1...2, separator: " ") { $0.sentence() },
      tags: prose.several(1...4, separator: ",") { $0.noun().json() },
      quality: quality.isEmpty ? "MAINTAINABILITY" : quality)
  }

  private mutating func file(_ number: Int) -> String {
    "src/main/\(prose.noun())/\(prose.noun())/\(prose.name())_\(number).java"
  }

  private static let project = "orchard-cart"

  let opening =
    #"{"total":10000,"p":1,"ps":500,"paging":{"pageIndex":1,"pageSize":500,"total":10000},"#
    + #""effortTotal":87215,"issues":["#

  var closing: String {
    let project = SonarIssuesReport.project
    return #"],"components":["# + files.map(component).joined()
      + #"{"key":"\#(project)","enabled":true,"qualifier":"TRK","name":"\#(project)","#
      + #""longName":"\#(project)"}],"facets":[]}"#
  }

  private func component(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return #"{"key":"\#(SonarIssuesReport.project):\#(path)","enabled":true,"qualifier":"FIL","#
      + #""name":"\#(name)","longName":"\#(path)","path":"\#(path)"},"#
  }

  mutating func record() -> String {
    defer { findings += 1 }
    let rule = prose.pick(rules)
    let component = "\(SonarIssuesReport.project):\(prose.pick(files))"
    let line = prose.number(1...2000)
    let effort = prose.number(1...40)
    return (findings == 0 ? "" : ",")
      + #"{"key":"\#(prose.hex(8))-\#(findings)","rule":"\#(rule.key)","#
      + #""severity":"\#(rule.severity)","component":"\#(component)","#
      + #""project":"\#(SonarIssuesReport.project)","line":\#(line),"hash":"\#(prose.hex(32))","#
      + #""textRange":\#(range(line)),"flows":\#(flows(in: component)),"status":"OPEN","#
      + #""message":\#((rule.message + " (\(prose.name()))").json()),"#
      + #""effort":"\#(effort)min","debt":"\#(effort)min","author":"\#(prose.name())@example.org","#
      + #""tags":[\#(rule.tags)],"creationDate":"\#(time())","updateDate":"\#(time())","#
      + #""type":"\#(rule.type)","scope":"MAIN","quickFixAvailable":false,"#
      + #""messageFormattings":[],"codeVariants":[],"cleanCodeAttribute":"CONVENTIONAL","#
      + #""cleanCodeAttributeCategory":"CONSISTENT","impacts":[{"softwareQuality":"#
      + #""\#(rule.quality)","severity":"MEDIUM"}],"issueStatus":"OPEN","prioritizedRule":false}"#
  }

  private mutating func range(_ line: Int) -> String {
    let offset = prose.number(0...60)
    return #"{"startLine":\#(line),"endLine":\#(line),"startOffset":\#(offset),"#
      + #""endOffset":\#(offset + prose.number(3...40))}"#
  }

  /// Where else to look, which most issues do not tell.
  private mutating func flows(in component: String) -> String {
    guard prose.number(0...4) == 0 else { return "[]" }
    let locations = (1...prose.number(1...5)).map { number in
      #"{"component":"\#(component)","textRange":\#(range(number * 20)),"#
        + #""msg":\#(prose.phrase().json()),"msgFormattings":[]}"#
    }
    return #"[{"locations":[\#(locations.joined(separator: ","))]}]"#
  }

  private mutating func time() -> String { "\(prose.moment().dropLast())+0000" }
}
