import FindingModel
import Testing
import Triage

@Suite struct TrivyIgnoreYAMLTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(TrivyIgnoreYAML(), text, name: ".trivyignore.yaml")
  }

  private func subject(
    ids: [String] = [], path: String? = nil, purl: String? = nil, tags: [String] = [],
    facts: [Fact] = []
  ) -> Subject {
    var finding = Finding("x", severity: .high)
    finding.vulnerabilityIDs = ids
    finding.filePath = path
    finding.tags = tags
    finding.facts = facts + (purl.map { [Fact(.purl, $0)] } ?? [])
    return Subject(finding, today: testDay)
  }

  /// After the example of Trivy's documentation.
  private let documented = """
    vulnerabilities:
      - id: CVE-2022-40897
        paths:
          - "usr/local/lib/python3.9/site-packages/setuptools-58.1.0.dist-info/METADATA"
        statement: Accept the risk
      - id: CVE-2023-2650
      - id: CVE-2023-3817
        purls:
          - "pkg:deb/debian/libssl1.1"
      - id: CVE-2023-29491
        expired_at: 2023-09-01

    misconfigurations:
      - id: AVD-DS-0001
      - id: AVD-DS-0002
        paths:
          - "docs/Dockerfile"
        statement: The image needs root privileges

    secrets:
      - id: aws-access-key-id
      - id: aws-secret-access-key
        paths:
          - "foo/bar/aws.secret"

    licenses:
      - id: GPL-3.0
        paths:
          - "usr/share/gcc/python/libstdcxx/v6/__init__.py"
      - id: MIT AND GPL-2.0-or-later
    """

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let result = try read(text)
    #expect(TrivyIgnoreYAML().recognizes(try suppressionFile(text)))
    #expect(result.remarks == [])
    #expect(
      result.rules.map(\.id) == [
        "CVE-2022-40897", "CVE-2023-2650", "CVE-2023-3817", "CVE-2023-29491", "AVD-DS-0001",
        "AVD-DS-0002", "aws-access-key-id", "aws-secret-access-key", "GPL-3.0",
        "MIT AND GPL-2.0-or-later",
      ])
    #expect(result.rules[0].reason == "Accept the risk")
    #expect(result.rules[0].origin.line == 2 && result.rules[0].origin.column == 5)
    #expect(result.rules[1].condition == .names(.vulnerability, ["CVE-2023-2650"]))
    #expect(result.rules[4].condition == .names(.id, ["AVD-DS-0001"]))
    #expect(result.rules[3].expires == Day(year: 2023, month: 8, day: 31))
    #expect(result.rules.map(\.expires).compactMap(\.self).count == 1)
  }

  @Test func pathsAreWholeAndEveryOneOfAFinding() throws {
    let condition = try read(
      "vulnerabilities:\n  - id: CVE-1\n    paths: ['usr/*.jar', 'app/{a,b}/**', 'vendor']\n"
    ).rules[0].condition
    func holds(_ path: String, _ others: String...) -> Bool {
      condition.holds(
        for: subject(ids: ["CVE-1"], path: path, facts: others.map { Fact(.path, $0) }))
    }
    #expect(holds("usr/x.jar") && holds("/usr/x.jar"))
    #expect(!holds("usr/y/x.jar") && !holds("a/usr/x.jar") && !holds("usr/x.jar/inner.class"))
    #expect(holds("app/a/b/c.js") && holds("app/b/c.js") && !holds("app/c/c.js"))
    #expect(holds("vendor") && !holds("vendor/a.js") && !holds("src/vendor"))
    #expect(holds("alpine:3.19 (alpine 3.19.0)", "usr/x.jar"))
    #expect(!condition.holds(for: subject(ids: ["CVE-2"], path: "usr/x.jar")))
  }

  @Test func packages() throws {
    let condition = try read(
      """
      vulnerabilities:
        - id: CVE-1
          purls: ["pkg:deb/debian/libssl1.1", "pkg:npm/%40acme/lib@1.0.0", "pkg:rpm/redhat/a?arch=x86_64"]
      """
    ).rules[0].condition
    func holds(_ purl: String?) -> Bool {
      condition.holds(for: subject(ids: ["CVE-1"], purl: purl))
    }
    #expect(holds("pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u4?distro=debian-11"))
    #expect(!holds("pkg:deb/ubuntu/libssl1.1@1.1.1n"))
    #expect(holds("pkg:npm/%40acme/lib@1.0.0") && !holds("pkg:npm/%40acme/lib@1.0.1"))
    #expect(holds("pkg:rpm/redhat/a@1?arch=x86_64") && !holds("pkg:rpm/redhat/a@1?arch=arm64"))
    #expect(!holds(nil))
  }

  @Test func withoutIdentifier() throws {
    let result = try read(
      """
      vulnerabilities:
        - purls: ["pkg:deb/ubuntu/linux-libc-dev"]
          statement: Kernel headers
        - paths: ["vendor/**"]
      misconfigurations:
        - paths: ["test/fixtures/**"]
      secrets:
        - paths: ["tests/**"]
      licenses:
        - paths: ["legal/**"]
      """)
    #expect(result.remarks == [])
    #expect(
      result.rules.map(\.id) == [
        "pkg:deb/ubuntu/linux-libc-dev", "vendor/**", "test/fixtures/**", "tests/**", "legal/**",
      ])
    func holds(_ rule: Int, _ path: String, _ ids: [String], _ tags: [String]) -> Bool {
      result.rules[rule].condition.holds(for: subject(ids: ids, path: path, tags: tags))
    }
    #expect(
      result.rules[0].condition.holds(
        for: subject(ids: ["CVE-1"], purl: "pkg:deb/ubuntu/linux-libc-dev@5.4")))
    #expect(holds(1, "vendor/a.go", ["CVE-1"], ["gomod", "lang-pkgs"]))
    #expect(!holds(1, "vendor/a.go", [], []))
    #expect(!holds(1, "vendor/Dockerfile", ["AVD-DS-0001"], ["dockerfile", "config"]))
    #expect(holds(2, "test/fixtures/Dockerfile", ["AVD-DS-0001"], ["dockerfile", "config"]))
    #expect(!holds(2, "test/fixtures/go.sum", ["CVE-1"], ["gomod", "lang-pkgs"]))
    #expect(holds(3, "tests/key.pem", [], ["secret"]) && !holds(3, "src/key.pem", [], ["secret"]))
    #expect(holds(4, "legal/a", [], ["license-file"]) && !holds(4, "legal/a", [], ["secret"]))
  }

  @Test func brokenEntriesCostOnlyThemselves() throws {
    let result = try read(
      """
      vulnerabilities:
        - id: CVE-1
          expired_at: soon
        - statement: nothing to go by
        - CVE-2
        - id: [CVE-3]
        - id: CVE-4
          paths: ["a[b"]
        - id: CVE-5
          purls: ["npm/lodash"]
        - id: CVE-6
          purls: ["pkg:npm/lodash@>=1"]
        - id: CVE-7
          path: a
      secrets:
        - id: aws
          purls: ["pkg:npm/lodash"]
        - purls: ["pkg:npm/lodash"]
      other: []
      """)
    #expect(result.rules.map(\.id) == ["CVE-7", "aws"])
    #expect(
      result.remarkTexts == [
        "19:1: other: expected one of licenses, misconfigurations, secrets, vulnerabilities, found `other`",
        "3:17: vulnerabilities[0].expired_at: expected a date or time, as 2026-01-15, found `soon`",
        "4:5: vulnerabilities[1]: expected id, paths or purls, found none of them",
        "5:5: vulnerabilities[2]: expected a mapping, found `CVE-2`",
        "6:9: vulnerabilities[3].id: expected a text, found a list",
        "8:12: vulnerabilities[4].paths: expected `]` behind `[`, found the end of `a[b`",
        "10:13: vulnerabilities[5].purls[0]: expected a package URL, as pkg:npm/lodash, found `npm/lodash`",
        "12:13: vulnerabilities[6].purls[0]: expected a package URL, as pkg:npm/lodash, found `pkg:npm/lodash@>=1`",
        "14:5: vulnerabilities[7].path: expected one of expired_at, id, paths, purls, statement, found `path`",
        "17:12: secrets[0].purls: expected packages among vulnerabilities only; Trivy ignores them",
        "18:12: secrets[1].purls: expected packages among vulnerabilities only; Trivy ignores them",
        "18:5: secrets[1]: expected id, paths or purls, found none of them",
      ])
  }

  @Test func timesOfDay() throws {
    func expires(_ time: String) throws -> String? {
      try read("vulnerabilities: [{id: a, expired_at: \(time)}]").rules.first?.expires?.description
    }
    #expect(try expires("2023-09-01T12:00:00Z") == "2023-08-31")
    #expect(try expires("2023-09-01T23:59:59Z") == "2023-09-01")
    #expect(try expires("'2023-09-01'") == "2023-08-31")
    #expect(try expires("2023-09-01T00:30:00+02:00") == "2023-08-30")
  }

  @Test(arguments: [
    ("vulnerabilities: []", true), ("secrets:\n", true), ("vulnerabilities:\n  - id: [", true),
    ("", false), ("vulnerabilities: {}", false),
    ("vulnerabilities: []\nbomFormat: CycloneDX", false),
    ("ignore: []", false), ("{\"vulnerabilities\": [], \"document\": {}}", false), ("CVE-1", false),
    ("{}", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(TrivyIgnoreYAML().recognizes(try suppressionFile(text)) == expected)
  }

  @Test func emptySections() throws {
    #expect(try read("vulnerabilities: []\nsecrets:\n") == Suppressions())
    #expect(throws: PolicyError.self) { try read("vulnerabilities:\n  - id: [") }
    #expect(throws: PolicyError.self) { try read("vulnerabilities: {a: b}") }
  }
}
