/// A report as `bandit -r src -f json` writes it: indented by two spaces, its keys in order, with
/// counts of every file in front.
///
/// What is told of a test is the same in each of its results; what differs is the code.
struct BanditReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var tests: [String] = []
  private var files: [String] = []
  let opening: String

  init(prose: Prose) {
    var prose = prose
    tests = (101..<180).map { BanditReport.test($0, &prose) }
    files = (0..<400).map { "src/\(prose.noun())/\(prose.name())_\($0).py" }
    let metrics = (["_totals"] + files).map { BanditReport.metrics(of: $0, &prose) }
    opening = """
      {
        "errors": [],
        "generated_at": "2026-01-15T12:00:00Z",
        "metrics": {
      \(metrics.joined(separator: ",\n"))
        },
        "results": [
      """
    self.prose = prose
  }

  let closing = "\n  ]\n}\n"

  mutating func record() -> String {
    defer { findings += 1 }
    // Each file again, further down.
    let line = findings / files.count * 6 + prose.number(2...7)
    let column = prose.number(4...24)
    return (findings == 0 ? "\n" : ",\n") + """
          {
            "code": \(code(around: line).json()),
            "col_offset": \(column),
            "end_col_offset": \(column + prose.number(8...60)),
            "filename": "\(files[findings % files.count])",
            "issue_confidence": "\(prose.pick(["HIGH", "HIGH", "MEDIUM", "LOW"]))",
      \(prose.pick(tests).replacing("LINE", with: "\(line)"))
          }
      """
  }

  private mutating func code(around line: Int) -> String {
    (line - 1...line + 1).map { number in
      let call = "\(prose.noun()).\(prose.noun())(\"\(prose.name())\", \(prose.noun())=True)"
      return "\(number)         \(prose.noun())_\(prose.noun()) = \(call)\n"
    }.joined()
  }

  /// The members that all results of a test share, with a mark where their line is written.
  private static func test(_ number: Int, _ prose: inout Prose) -> String {
    let name = "\(prose.noun())_\(prose.noun())_\(prose.noun())"
    let weakness = prose.number(20...1300)
    let text = prose.several(1...3, separator: " ") { "Possible \($0.phrase())." }
    let page = "b\(number)_\(name).html"
    return """
            "issue_cwe": {
              "id": \(weakness),
              "link": "https://cwe.mitre.org/data/definitions/\(weakness).html"
            },
            "issue_severity": "\(prose.pick(["LOW", "LOW", "MEDIUM", "HIGH"]))",
            "issue_text": "\(text)",
            "line_number": LINE,
            "line_range": [
              LINE
            ],
            "more_info": "https://bandit.readthedocs.io/en/1.7.9/plugins/\(page)",
            "test_id": "B\(number)",
            "test_name": "\(name)"
      """
  }

  private static func metrics(of file: String, _ prose: inout Prose) -> String {
    let counts = ["CONFIDENCE", "SEVERITY"].flatMap { kind in
      ["HIGH", "LOW", "MEDIUM", "UNDEFINED"].map { word in
        "      \"\(kind).\(word)\": \(word == "UNDEFINED" ? 0 : prose.number(0...9)),"
      }
    }
    return """
          "\(file)": {
      \(counts.joined(separator: "\n"))
            "loc": \(prose.number(20...2000)),
            "nosec": 0,
            "skipped_tests": 0
          }
      """
  }
}
