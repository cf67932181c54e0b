/// A report as `zap-baseline.py -x` writes it: paragraphs of HTML, encoded as text.
///
/// As ZAP's own, its alerts come from some hundred rules, and what is told of a rule is the same in
/// each of its alerts; what differs is where it was met.
struct ZAPReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [Rule] = []

  /// What ZAP says wherever the rule is broken.
  private struct Rule {
    let id: Int
    let title: String
    let risk: Int
    let description: String
    let solution: String
    let references: String
    let weakness: Int
  }

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<150).map { rule(10_000 + $0) }
  }

  private mutating func rule(_ id: Int) -> Rule {
    Rule(
      id: id, title: "\(prose.phrase()) [\(id)]".xml, risk: prose.number(0...3),
      description: paragraphs(1...4), solution: paragraphs(1...3), references: references(),
      weakness: prose.number(20...1300))
  }

  private static let host = "cart.example.org"

  let opening = """
    <?xml version="1.0"?><OWASPZAPReport version="2.14.0" generated="Thu, 15 Jan 2026 12:00:00">
    <site name="https://\(host)" host="\(host)" port="443" ssl="true"><alerts>
    """

  let closing = "</alerts></site></OWASPZAPReport>\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let rule = prose.pick(rules)
    let instances = prose.number(2...8)
    return """
      <alertitem>
        <pluginid>\(rule.id)</pluginid>
        <alertRef>\(rule.id)</alertRef>
        <alert>\(rule.title)</alert>
        <name>\(rule.title)</name>
        <riskcode>\(rule.risk)</riskcode>
        <confidence>2</confidence>
        <riskdesc>\(["Informational", "Low", "Medium", "High"][rule.risk]) (Medium)</riskdesc>
        <desc>\(rule.description)</desc>
        <instances>
      \(prose.several(instances...instances, separator: "\n", ZAPReport.instance))
        </instances>
        <count>\(instances)</count>
        <solution>\(rule.solution)</solution>
        <otherinfo>\(paragraphs(1...1))</otherinfo>
        <reference>\(rule.references)</reference>
        <cweid>\(rule.weakness)</cweid>
        <wascid>\(prose.number(1...49))</wascid>
        <sourceid>\(prose.number(1...300))</sourceid>
      </alertitem>

      """
  }

  private mutating func paragraphs(_ count: ClosedRange<Int>) -> String {
    prose.paragraphs(count, separator: "").xml
  }

  private mutating func references() -> String {
    prose.several(1...4, separator: "") { prose in
      "<p>https://guide.example.org/\(prose.noun())/\(prose.name()).html</p>"
    }.xml
  }

  private static func instance(_ prose: inout Prose) -> String {
    let query = "\(prose.noun())=\(prose.hex(8))&\(prose.noun())=\(prose.number(1...99))"
    let evidence =
      "<form action=\"\(prose.name())\" method=\"post\" class=\"\(prose.noun()) \(prose.noun())\">"
    return """
        <instance>
        <uri>\("https://\(host)/\(prose.noun())/\(prose.name())?\(query)".xml)</uri>
        <method>\(prose.pick(["GET", "POST"]))</method>
        <param>\(prose.noun())</param>
        <evidence>\(evidence.xml)</evidence>
        </instance>
      """
  }
}
