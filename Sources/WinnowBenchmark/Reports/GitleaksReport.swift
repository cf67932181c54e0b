/// A report as `gitleaks git --report-format json` of version 8 writes it: a list, indented by one
/// space, `<`, `>` and `&` escaped as Go's encoder does.
struct GitleaksReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [(id: String, description: String)] = []

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<150).map { rule($0) }
  }

  private mutating func rule(_ number: Int) -> (id: String, description: String) {
    (id: "\(prose.name())-token-\(number)", description: prose.sentence())
  }

  let opening = "["

  let closing = "\n]\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let rule = prose.pick(rules)
    let path = "src/\(prose.noun())/\(prose.noun())/\(prose.name())_\(findings).yaml"
    let commit = prose.hex(40)
    let line = prose.number(1...2000)
    let secret = prose.secret(digits: 20...64)
    let match = secret.count > 100 ? secret : "\(prose.noun())_\(prose.noun()): \"\(secret)\""
    let lines = secret.utf8.count { $0 == UInt8(ascii: "\n") }
    let column = prose.number(1...40)
    let author = prose.name()
    return (findings == 0 ? "\n" : ",\n") + """
       {
        "RuleID": "\(rule.id)",
        "Description": \(rule.description.json(escapingMarkup: true)),
        "StartLine": \(line),
        "EndLine": \(line + lines),
        "StartColumn": \(column),
        "EndColumn": \(column + 40),
        "Match": \(match.json(escapingMarkup: true)),
        "Secret": \(secret.json(escapingMarkup: true)),
        "File": "\(path)",
        "SymlinkFile": "",
        "Commit": "\(commit)",
        "Link": "https://git.example.org/orchard/cart/blob/\(commit)/\(path)#L\(line)",
        "Entropy": \(prose.number(3...4)).\(prose.number(100_000...999_999)),
        "Author": "\(author)",
        "Email": "\(author)@example.org",
        "Date": "\(prose.moment())",
        "Message": \(message().json(escapingMarkup: true)),
        "Tags": [],
        "Fingerprint": "\(commit):\(path):\(rule.id):\(line)"
       }
      """
  }

  /// What was said of the commit: a line, and perhaps more below.
  private mutating func message() -> String {
    let title = prose.phrase()
    return prose.number(0...2) == 0 ? "\(title)\n\n\(prose.text(bytes: 80...500))" : title
  }
}
