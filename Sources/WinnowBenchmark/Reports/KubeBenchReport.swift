/// A report as `kube-bench run --json` writes it: on one line, `<`, `>` and `&` escaped as Go's
/// encoder does; benchmarks of several sections, with checks that passed among those that did not.
struct KubeBenchReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [Rule] = []
  private var controls = 0
  private var totals = Counts()

  /// What kube-bench says wherever it checks for the same.
  private struct Rule {
    let title: String
    let audit: String
    let remediation: String
    let expected: String
  }

  /// How many checks ended how.
  private struct Counts {
    var pass = 0
    var fail = 0
    var warn = 0

    mutating func add(_ other: Counts) {
      pass += other.pass
      fail += other.fail
      warn += other.warn
    }

    func members(_ prefix: String = "") -> String {
      #""\#(prefix)pass":\#(pass),"\#(prefix)fail":\#(fail),"\#(prefix)warn":\#(warn),"#
        + #""\#(prefix)info":0"#
    }
  }

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<250).map { _ in rule() }
  }

  private mutating func rule() -> Rule {
    let path = "/etc/kubernetes/\(prose.noun())/\(prose.name()).yaml"
    let audit = prose.pick([
      "/bin/sh -c 'if test -e \(path); then stat -c permissions=%a \(path); fi'",
      "/bin/ps -ef | grep \(prose.noun()) | grep -v grep", "/bin/cat \(path) 2>&1",
    ])
    let argument = "--\(prose.name())"
    let steps =
      "\(prose.sentence()) Edit the file\n\(path)\n\(prose.sentence())\n\(argument)=true\n"
    return Rule(
      title: "Ensure that the \(argument) \(prose.phrase()) (Automated)",
      audit: audit.json(escapingMarkup: true),
      remediation: steps.json(escapingMarkup: true), expected: "'\(argument)' is equal to 'true'")
  }

  let opening = #"{"Controls":["#

  var closing: String { #"],"Totals":{\#(totals.members("total_"))}}"# + "\n" }

  mutating func record() -> String {
    controls += 1
    var counts = Counts()
    let sections = (1...prose.number(2...4)).map { section("\(controls).\($0)", &counts) }
    totals.add(counts)
    return (controls == 1 ? "" : ",")
      + #"{"id":"\#(controls)","version":"cis-1.8","detected_version":"1.29","#
      + #""text":"\#(prose.phrase())","node_type":"\#(prose.pick(["master", "node", "etcd"]))","#
      + #""tests":[\#(sections.joined(separator: ","))],\#(counts.members("total_"))}"#
  }

  private mutating func section(_ number: String, _ all: inout Counts) -> String {
    var counts = Counts()
    let results = (1...prose.number(5...20)).map { result("\(number).\($0)", &counts) }
    all.add(counts)
    findings += counts.fail + counts.warn
    return #"{"section":"\#(number)","type":"",\#(counts.members()),"desc":"\#(prose.phrase())","#
      + #""results":[\#(results.joined(separator: ","))]}"#
  }

  private mutating func result(_ number: String, _ counts: inout Counts) -> String {
    let rule = prose.pick(rules)
    let status = prose.pick(["PASS", "FAIL", "FAIL", "WARN"])
    counts.pass += status == "PASS" ? 1 : 0
    counts.fail += status == "FAIL" ? 1 : 0
    counts.warn += status == "WARN" ? 1 : 0
    let reason =
      status == "WARN" ? #","reason":"failed to run: \"ps\", output: \"\#(prose.phrase())\"""# : ""
    return #"{"test_number":"\#(number)","test_desc":"\#(rule.title)","audit":\#(rule.audit),"#
      + #""AuditEnv":"","AuditConfig":"/bin/cat /var/lib/\#(prose.name()).yaml","type":"","#
      + #""remediation":\#(rule.remediation),"test_info":[\#(rule.remediation)],"#
      + #""status":"\#(status)","actual_value":"\#(prose.phrase())","scored":true,"#
      + #""IsMultiple":false,"expected_result":"\#(rule.expected)"\#(reason)}"#
  }
}
