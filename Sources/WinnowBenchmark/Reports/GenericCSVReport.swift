import Foundation

/// A report as a table with the columns of DefectDojo's own, as a script of a team writes it: texts
/// in quotation marks, with line breaks in them.
///
/// What is told of a rule is the same in each of its rows; what differs is the place.
struct GenericCSVReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [Rule] = []

  /// What all rows of a rule share.
  private struct Rule {
    let title: String
    let weakness: Int
    let rating: Rating
    /// `Mitigation`, `Impact` and `References`.
    let advice: String
  }

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<250).map { _ in rule() }
  }

  let opening = """
    Date,Title,CweId,Url,Severity,Description,Mitigation,Impact,References,Active,Verified,\
    FalsePositive,Duplicate,CVE,CVSSV3,CVSSV3_score,epss_score,epss_percentile,fix_available,\
    fix_version

    """

  let closing = ""

  mutating func record() -> String {
    defer { findings += 1 }
    let rule = prose.pick(rules)
    let page = "https://cart.example.org/\(prose.noun())/\(prose.name())-\(findings)"
    let url = "\(page)?\(prose.noun())=\(prose.hex(8))&\(prose.noun())=\(prose.number(1...99))"
    let date = [prose.number(1...12), prose.number(1...28), prose.number(2015...2025)]
    let verified = prose.pick(["True", "False"])
    let description =
      "\(prose.text(bytes: 200...700))\n\n"
      + "Evidence: <form action=\"\(prose.name())\" method=\"post\">"
    let fields = [
      date.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "/"),
      "\(rule.title), met at \(prose.noun()) \(findings)".csv, "\(rule.weakness)", url,
      rule.rating.severity.capitalized, description.csv, rule.advice, "True", verified, "False",
      "False", "CVE-\(2015 + findings % 11)-\(10_000 + findings / 11)", rule.rating.vector,
      rule.rating.score, "0.\(prose.number(10_000...99_999))",
      "0.\(prose.number(10_000...99_999))", "True", prose.version(),
    ]
    return fields.joined(separator: ",") + "\n"
  }

  private mutating func rule() -> Rule {
    let references = prose.guides()
    let advice = [prose.text(bytes: 150...450), prose.text(bytes: 100...300), references]
    return Rule(
      title: prose.phrase(), weakness: prose.number(20...1300), rating: prose.pick(Rating.all),
      advice: advice.map(\.csv).joined(separator: ","))
  }
}
