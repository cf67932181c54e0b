import Deduplication
import FindingModel
import Testing

/// When weaknesses in code, secrets and weaknesses of web sites are the same.
@Suite struct CrossToolCodeTests {
  private func groups(_ findings: [Finding], lineWindow: Int = 3) -> [CrossToolGroup] {
    var grouping = CrossToolGrouping(lineWindow: lineWindow)
    for finding in findings { grouping.add(finding) }
    return grouping.groups()
  }

  private func members(_ findings: [Finding], lineWindow: Int = 3) -> [[Int]] {
    groups(findings, lineWindow: lineWindow).map(\.members)
  }

  @Test(arguments: [
    ("src/a.py", "./src/a.py", true), ("src/a.py", "/src/a.py", true),
    ("src/a.py", #"C:\ci\shop\src\a.py"#, true), ("src/a.py", "file:///ci/src/a.py", true),
    ("src/a.py", "/home/ci/work/shop/src/a.py", true), ("src/a.py", "lib/a.py", false),
    ("a.py", "/home/ci/a.py", false), ("src/a.py", "othersrc/a.py", false),
  ])
  func pathsAreThoseOfTheProject(_ first: String, _ second: String, areSame: Bool) {
    let findings: [Finding] = [
      .code(first, 7, cwe: 89), .code(second, 7, cwe: 89, by: "B Scan"),
    ]
    #expect(members(findings) == (areSame ? [[0, 1]] : []))
  }

  @Test func aPathThatCouldBeEitherIsNeither() {
    let short = Finding.code("src/a.py", 7, cwe: 89)
    let one = Finding.code("web/src/a.py", 7, cwe: 89, by: "B Scan")
    let two = Finding.code("admin/src/a.py", 7, cwe: 89, by: "C Scan")
    #expect(members([short, one]) == [[0, 1]])
    #expect(members([short, one, two]).isEmpty)
    // Who tells both paths means two files.
    let own = Finding.code("web/src/a.py", 7, cwe: 89)
    #expect(members([short, own, one]) == [[1, 2]])
  }

  @Test(arguments: [
    (89, 89, true), (89, 943, true), (78, 77, true), (79, 80, true), (328, 327, true),
    (259, 798, true), (22, 36, true), (89, 79, false), (89, 90, false), (89, 0, false),
    (693, 693, false), (20, 20, false),
  ])
  func weaknessesAreOfOneFamily(_ first: Int, _ second: Int, areSame: Bool) {
    let findings: [Finding] = [
      .code("src/a.py", 7, cwe: first), .code("src/a.py", 7, cwe: second, by: "B Scan", rule: "s"),
    ]
    #expect(members(findings) == (areSame ? [[0, 1]] : []))
  }

  @Test(arguments: [(0, true), (3, true), (-3, true), (4, false), (-4, false)])
  func linesAreInTheWindow(_ distance: Int, areSame: Bool) {
    let findings: [Finding] = [
      .code("src/a.py", 20, cwe: 89), .code("src/a.py", 20 + distance, cwe: 89, by: "B Scan"),
    ]
    #expect(members(findings) == (areSame ? [[0, 1]] : []))
    #expect(members(findings, lineWindow: 0) == (distance == 0 ? [[0, 1]] : []))
  }

  @Test func oneScannerMeansWhatItSays() {
    let call = Finding.code("src/a.py", 7, cwe: 78, rule: "call")
    #expect(members([call, .code("src/a.py", 8, cwe: 78, rule: "call")]).isEmpty)
    #expect(members([call, .code("src/a.py", 7, cwe: 78, rule: "path")]).isEmpty)
    #expect(groups([call, call]).map(\.confidence) == [.certain])
    // Nor do others bring them together: of two rules the worse one is meant.
    let worse = Finding.code("src/a.py", 7, cwe: 78, rule: "shell", severity: .high)
    let other = Finding.code("src/a.py", 7, cwe: 78, by: "B Scan")
    #expect(members([call, worse, other]) == [[1, 2]])
  }

  @Test func theNearestLineIsMeant() {
    let first = [5, 6, 9].map { Finding.code("src/a.py", $0, cwe: 78) }
    let second = [6, 5, 10].map { Finding.code("src/a.py", $0, cwe: 78, by: "B Scan") }
    #expect(members(first + second) == [[0, 4], [1, 3], [2, 5]])
  }

  @Test func ownNumbersComeBeforeTheFamily() {
    let first = [327, 328].map { Finding.code("src/a.py", 5, cwe: $0, rule: "\($0)") }
    let second = [328, 327].map {
      Finding.code("src/a.py", 5, cwe: $0, by: "B Scan", rule: "\($0)")
    }
    #expect(members(first + second) == [[0, 3], [1, 2]])
  }

  @Test func theSameCodeIsTheSameWhereverItStands() {
    let code = "cursor.execute(query % name)"
    let first = Finding.code("src/a.py", 7, cwe: 89, snippet: "6 x = 1\n7   \(code)\n8 y")
    let second = Finding.code("src/a.py", nil, cwe: 89, by: "B Scan", snippet: code)
    #expect(groups([first, second]).map(\.confidence) == [.possible])
    let again = Finding.code("src/a.py", 50, cwe: 89, snippet: "50 \(code)")
    #expect(members([first, second, again]).isEmpty)
  }

  @Test func secretsAreToldByThemselvesAndByTheirPlace() {
    let first = Finding.code("src/a.py", 7, cwe: 798, secret: "not-a-real-key-1")
    func other(_ line: Int, _ secret: String?) -> Finding {
      .code("src/a.py", line, cwe: 798, by: "B Scan", secret: secret)
    }
    #expect(groups([first, other(70, "not-a-real-key-1")]).map(\.confidence) == [.certain])
    #expect(members([first, other(8, nil)]) == [[0, 1]])
    #expect(members([first, other(8, "not-a-real-key-2")]).isEmpty)
    #expect(members([first, other(70, "not-a-real-key-2")]).isEmpty)
    #expect(members([first, .code("src/b.py", 7, cwe: 798, by: "B Scan")]).isEmpty)
  }

  @Test func rulesThatSayTooLittleAreKnown() {
    let bandit = Finding.code("src/a.py", 7, cwe: 78, rule: "blacklist:B307")
    #expect(
      members([bandit, .code("src/a.py", 7, cwe: 95, by: "Semgrep JSON Report", rule: "eval")])
        == [[0, 1]])
  }

  @Test func withoutAWeaknessTheRuleItselfCounts() {
    let findings = ["A Scan", "B Scan"].map {
      Finding.code("Dockerfile", 7, cwe: 0, by: $0, rule: "no-curl")
    }
    #expect(members(findings) == [[0, 1]])
    #expect(
      members([findings[0], .code("Dockerfile", 7, cwe: 0, by: "B Scan", rule: "curl")]).isEmpty)
  }

  /// CodeQL files a rule under all that it may lead to.
  @Test func oneOfSeveralWeaknessesIsEnough() {
    func codeQL(_ line: Int, _ cwes: [Int]) -> Finding {
      var finding = Finding.code("src/a.js", line, cwe: cwes.last ?? 0, by: "CodeQL Scan (SARIF)")
      finding.cwes = cwes
      return finding
    }
    func semgrep(_ cwe: Int, _ line: Int = 7, rule: String = "s") -> Finding {
      .code("src/a.js", line, cwe: cwe, by: "Semgrep JSON Report", rule: rule)
    }
    let logging = codeQL(7, [312, 359, 532])
    #expect(members([logging, semgrep(532)]) == [[0, 1]])
    #expect(members([logging, semgrep(532, 9)]) == [[0, 1]])
    #expect(members([logging, semgrep(79)]).isEmpty)
    // The most telling one counts before the others.
    let injection = codeQL(7, [94, 95, 79])
    #expect(members([injection, semgrep(79), semgrep(95, rule: "t")]) == [[0, 2]])
    #expect(groups([logging, semgrep(532)]).map(\.reason) == ["CWE-532 at src/a.js:7"])
  }

  @Test func theReasonNamesWeaknessAndPlace() {
    let findings: [Finding] = [
      .code("src/a.py", 7, cwe: 327), .code("/ci/src/a.py", 9, cwe: 328, by: "B Scan"),
    ]
    #expect(groups(findings).map(\.reason) == ["CWE-327, CWE-328 at src/a.py:7-9"])
    #expect(groups(findings).map(\.confidence) == [.possible])
  }

  @Test(arguments: [
    ("https://a.example.com/search?q=1", "https://A.example.com:443/search#x", true),
    ("https://a.example.com", "https://a.example.com/", true),
    ("https://a.example.com/search", "https://b.example.com/search", false),
    ("https://a.example.com/search", "http://a.example.com/search", false),
    ("https://a.example.com/search", "https://a.example.com/basket", false),
  ])
  func pagesHaveToAgree(_ first: String, _ second: String, areSame: Bool) {
    let findings: [Finding] = [
      .web([first], cwe: 79, by: "A Scan"), .web([second], cwe: 79, by: "B Scan"),
    ]
    #expect(members(findings) == (areSame ? [[0, 1]] : []))
  }

  @Test func parametersHaveToAgreeWhereBothTellThem() {
    let url = ["https://a.example.com/search"]
    let first = Finding.web(url, cwe: 79, by: "A Scan", param: "q parameter")
    #expect(members([first, .web(url, cwe: 79, by: "B Scan")]) == [[0, 1]])
    #expect(members([first, .web(url, cwe: 79, by: "B Scan", param: "q")]) == [[0, 1]])
    #expect(members([first, .web(url, cwe: 79, by: "B Scan", param: "name")]).isEmpty)
  }

  @Test func severalPagesNeedOneInCommon() {
    let pages = ["a", "b", "c"].map { "https://example.com/\($0)" }
    let first = Finding.web([pages[0], pages[1]], cwe: 89, by: "A Scan")
    #expect(members([first, .web([pages[1], pages[2]], cwe: 89, by: "B Scan")]) == [[0, 1]])
    #expect(members([first, .web([pages[2]], cwe: 89, by: "B Scan")]).isEmpty)
    let elsewhere = Finding.web([pages[0], "https://x.example.com/a"], cwe: 89, by: "B Scan")
    #expect(members([first, elsewhere]).isEmpty)
  }
}
