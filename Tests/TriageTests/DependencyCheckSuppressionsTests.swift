import FindingModel
import Testing
import Triage

@Suite struct DependencyCheckSuppressionsTests {
  private func read(_ rules: String, schema: String = "1.4") throws -> Suppressions {
    try suppressions(
      DependencyCheckSuppressions(),
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <suppressions xmlns="https://jeremylong.github.io/DependencyCheck/dependency-suppression.\(schema).xsd">
      \(rules)
      </suppressions>
      """)
  }

  private func rule(_ inside: String) throws -> Rule {
    let result = try read("<suppress>\(inside)</suppress>")
    #expect(result.remarks == [])
    return try #require(result.rules.first)
  }

  @Test func documentedFile() throws {
    let result = try read(
      """
      <suppress>
        <notes><![CDATA[
        file name: some.jar
        ]]></notes>
        <sha1>66734244CE86857018B023A8C56AE0635C56B6A1</sha1>
        <cve>CVE-2013-1337</cve>
      </suppress>
      """, schema: "1.3")
    let rule = try #require(result.rules.first)
    #expect(rule.id == "CVE-2013-1337")
    #expect(rule.effect == .drop)
    #expect(rule.reason == "file name: some.jar")
    #expect(rule.origin.line == 3)
    #expect(rule.expires == nil)
    #expect(
      rule.condition
        == .all([
          .names(.sha1, ["66734244ce86857018b023a8c56ae0635c56b6a1"]),
          .names(.id, ["cve-2013-1337"]),
        ]))
  }

  /// All selectors must fit, and one of what they suppress.
  @Test func combination() throws {
    let rule = try rule(
      """
      <filePath>/app/a.jar</filePath><packageUrl>pkg:maven/org.acme/a@1</packageUrl>
      <cve>CVE-2020-1</cve><vulnerabilityName>GHSA-1</vulnerabilityName><cwe>79</cwe>
      """)
    var sheet = SuppressionSheet(texts: [
      .path: ["/app/A.jar"], .purl: ["pkg:maven/org.acme/a@1"], .id: ["ghsa-1"],
    ])
    #expect(sheet.fits(rule.condition))
    sheet.texts[.id] = ["CVE-2020-2"]
    #expect(!sheet.fits(rule.condition))
    sheet.weaknesses = [79]
    #expect(sheet.fits(rule.condition))
    sheet.weaknesses = [7]
    #expect(!sheet.fits(rule.condition))
    sheet.texts[.id] = ["CVE-2020-1"]
    #expect(sheet.fits(rule.condition))
    sheet.texts[.path] = ["/app/b.jar"]
    #expect(!sheet.fits(rule.condition))
  }

  @Test(arguments: [
    ("<packageUrl>pkg:maven/a/B@1</packageUrl>", Field.purl, "PKG:maven/a/b@1", "pkg:maven/a/b@11"),
    (
      "<packageUrl caseSensitive=\"true\">pkg:maven/a/B@1</packageUrl>", .purl, "pkg:maven/a/B@1",
      "pkg:maven/a/b@1"
    ),
    (
      "<packageUrl regex=\"true\">^pkg:maven/org\\.eclipse\\.jetty/jetty-server@.*$</packageUrl>",
      .purl, "pkg:maven/org.eclipse.jetty/JETTY-server@9.4", "pkg:maven/orgXeclipse.jetty/a@9.4"
    ),
    (
      "<packageUrl regex=\"true\" caseSensitive=\"true\">pkg:npm/a.*</packageUrl>", .purl,
      "pkg:npm/abc@1", "pkg:npm/Abc@1"
    ),
    // The whole text must be so, whichever alternative is meant.
    (
      "<filePath regex=\"true\">.*\\btest\\.jar</filePath>", .path, "/x/a-test.jar",
      "/x/test.jar.bak"
    ),
    ("<filePath regex=\"true\">a|b</filePath>", .path, "b", "ab"),
    ("<filePath regex=\"1\">a.</filePath>", .path, "A.", "ab"),
    ("<filePath>c:\\path\\some.jar</filePath>", .path, "C:\\path\\some.jar", "c:/path/some.jar"),
    (
      "<gav regex=\"true\">org\\.springframework\\.security:spring.*</gav>", .coordinates,
      "org.springframework.security:spring-core:5.1", "org.springframework:spring-core:5.1"
    ),
    ("<gav>a:b:1</gav>", .coordinates, "A:b:1", "a:b:10"),
    (
      "<sha1>384FAA82E193D4E4B0546059CA09572654BC3970</sha1>", .sha1,
      "384faa82e193d4e4b0546059ca09572654bc3970", "384faa82e193d4e4b0546059ca09572654bc3971"
    ),
  ])
  func selector(element: String, field: Field, fitting: String, other: String) throws {
    let rule = try rule(element + "<cve>CVE-1</cve>")
    #expect(SuppressionSheet(texts: [field: [fitting], .id: ["CVE-1"]]).fits(rule.condition))
    #expect(!SuppressionSheet(texts: [field: [other], .id: ["CVE-1"]]).fits(rule.condition))
    #expect(!SuppressionSheet(texts: [field: [fitting], .id: ["CVE-2"]]).fits(rule.condition))
  }

  @Test(arguments: [
    ("cpe:/a:apache:struts", ["cpe:/a:apache:struts:2.0.0"], true),
    ("cpe:/a:apache:struts", ["cpe:/a:Apache:struts2"], true),
    ("cpe:/a:apache:struts:2.0.0", ["cpe:2.3:a:apache:struts:2.0.0:*:*:*:*:*:*:*"], true),
    ("cpe:/a:c%2b%2b:a%01", ["cpe:2.3:a:c\\+\\+:a?:1"], true),
    ("cpe:/a:apache::2", ["cpe:2.3:a:apache:*:2.0.0"], true),
    ("cpe:/a:apache:struts", ["cpe:/a:apache:tomcat"], false),
    ("cpe:/a:apache:struts:2.0.0", ["cpe:/a:apache:struts:2x0.0"], false),
    // Found by another name too, which is not suppressed.
    ("cpe:/a:apache:struts", ["cpe:/a:apache:struts", "cpe:/a:acme:struts"], false),
    ("cpe:/a:apache:struts", [], false),
  ])
  func cpe(entry: String, names: [String], isSuppressed: Bool) throws {
    let rule = try rule("<cpe>\(entry)</cpe>")
    #expect(SuppressionSheet(texts: [.cpe: names]).fits(rule.condition) == isSuppressed)
  }

  @Test func severalCPEs() throws {
    let rule = try rule("<cpe>cpe:/a:x:y</cpe><cpe regex=\"true\">cpe:/a:p:q|cpe:/a:p:r:.*</cpe>")
    func fits(_ names: String...) -> Bool {
      SuppressionSheet(texts: [.cpe: names]).fits(rule.condition)
    }
    #expect(fits("cpe:/a:x:y:1", "cpe:/a:p:q"))
    #expect(fits("cpe:/a:P:r:3"))
    #expect(!fits("cpe:/a:p:q:1"))
    #expect(!fits("cpe:/a:x:y:1", "cpe:/a:p:s"))
  }

  @Test func vulnerabilityNames() throws {
    let rule = try rule("<vulnerabilityName regex=\"true\">CVE-2020-.*</vulnerabilityName>")
    let scan = ["Dependency Check Scan"]
    #expect(SuppressionSheet(texts: [.id: ["cve-2020-7"], .scanType: scan]).fits(rule.condition))
    #expect(!SuppressionSheet(texts: [.id: ["CVE-2021-7"], .scanType: scan]).fits(rule.condition))
    #expect(!SuppressionSheet(texts: [.id: ["CVE-2020-7"]]).fits(rule.condition))
  }

  /// Without a package they are about Dependency-Check's own findings.
  @Test(arguments: ["<cwe>79</cwe>", "<cvssBelow>7</cvssBelow>"])
  func boundToOwnScans(element: String) throws {
    var sheet = SuppressionSheet(
      texts: [.purl: ["pkg:npm/a@1"]], numbers: [.cvssV3: 5], weaknesses: [79])
    #expect(!sheet.fits(try rule(element).condition))
    #expect(sheet.fits(try rule("<packageUrl>pkg:npm/a@1</packageUrl>" + element).condition))
    #expect(!sheet.fits(try rule("<filePath regex=\"true\">.*</filePath>" + element).condition))
    sheet.texts[.scanType] = ["Dependency Check Scan"]
    #expect(sheet.fits(try rule(element).condition))
  }

  @Test(arguments: [
    ("<cvssBelow>7</cvssBelow>", [Field.cvssV3: 6.9], true),
    ("<cvssBelow>7</cvssBelow>", [.cvssV3: 7], false),
    ("<cvssBelow>7</cvssBelow>", [.cvssV2: 5, .cvssV3: 9], true),
    ("<cvssBelow>4</cvssBelow><cvssBelow>7</cvssBelow>", [.cvssV4: 6.9], true),
    ("<cvssBelow>7</cvssBelow>", [:], false),
    ("<cvssBelow>4</cvssBelow><cvssV3Below>9</cvssV3Below>", [.cvssV3: 5], false),
    ("<cvssV3Below>8</cvssV3Below>", [.cvssV3: 7.9], true),
    ("<cvssV3Below>8</cvssV3Below>", [.cvssV3: 8], false),
    ("<cvssV3Below>8</cvssV3Below>", [.cvssV2: 10], true),
    ("<cvssV2Below>7</cvssV2Below><cvssV3Below>8</cvssV3Below>", [.cvssV2: 6, .cvssV3: 7], true),
    ("<cvssV2Below>7</cvssV2Below><cvssV3Below>8</cvssV3Below>", [.cvssV2: 7, .cvssV3: 7], false),
    ("<cvssV4Below>9</cvssV4Below>", [.cvssV4: 9.1], false),
    ("<cvssV4Below>9</cvssV4Below>", [:], true),
  ])
  func scores(elements: String, numbers: [Field: Double], isSuppressed: Bool) throws {
    let rule = try rule(elements)
    let sheet = SuppressionSheet(
      texts: [.scanType: ["Dependency Check Scan"]], numbers: numbers)
    #expect(sheet.fits(rule.condition) == isSuppressed)
  }

  @Test(arguments: [
    ("2020-01-01Z", "2019-12-31"), ("2020-01-01", "2019-12-31"), ("2020-03-01Z", "2020-02-29"),
    ("2020-01-01+02:00", "2019-12-30"), ("2020-01-01-05:00", "2019-12-31"),
  ])
  func until(text: String, lastDay: String) throws {
    let result = try read("<suppress until=\"\(text)\"><cve>CVE-1</cve></suppress>")
    let rule = try #require(result.rules.first)
    #expect(rule.expires == Day(startOf: lastDay))
    let until = try #require(Day(startOf: text))
    #expect(rule.isExpired(on: until))
  }

  @Test func groups() throws {
    let result = try read(
      """
      <suppressionGroup name="spring" until="2030-01-02Z" base="true">
        <notes>false positives of spring</notes>
        <suppress><cve>CVE-1</cve></suppress>
        <suppress until="2031-01-02Z" base="false"><notes>own</notes><cve>CVE-2</cve></suppress>
      </suppressionGroup>
      <suppress><cve>CVE-3</cve></suppress>
      """)
    #expect(result.rules.map(\.reason) == ["false positives of spring", "own", nil])
    #expect(
      result.rules.map { $0.expires?.description } == ["2030-01-01", "2031-01-01", nil])
    #expect(result.remarks == [])
  }

  @Test func sameNamesAreTold() throws {
    let rules = "<suppress><cve>CVE-1</cve></suppress><suppress><cvssBelow>7</cvssBelow></suppress>"
    #expect(
      try read(rules + rules).rules.map(\.id)
        == ["CVE-1", "cvssBelow 7", "CVE-1 (2)", "cvssBelow 7 (2)"])
  }

  @Test(arguments: [
    (
      "<suppress><filePath>a</filePath></suppress>",
      "expected what to suppress, as `cve` or `cpe`, found nothing"
    ),
    ("<suppress><cve/></suppress>", "/cve: expected text, found nothing"),
    ("<suppress><cwe>x</cwe></suppress>", "/cwe: expected a CWE number, found `x`"),
    (
      "<suppress><cvssBelow>11</cvssBelow></suppress>",
      "/cvssBelow: expected a score from 0 to 10, found `11`"
    ),
    (
      "<suppress><cvssBelow>nan</cvssBelow></suppress>",
      "/cvssBelow: expected a score from 0 to 10, found `nan`"
    ),
    (
      "<suppress><cve>CVE-1</cve><cvssScore>7</cvssScore></suppress>",
      "/cvssScore: expected an element that a suppression has, found `cvssScore`"
    ),
    (
      "<suppress><cve>CVE-1</cve><includedBy>x</includedBy></suppress>",
      "/includedBy: expected an element that a suppression has, found `includedBy`"
    ),
    (
      "<suppress><cpe>apache</cpe></suppress>",
      "/cpe: expected a CPE 2.2 name as cpe:/a:vendor:product, found `apache`"
    ),
    (
      "<suppress><packageUrl regex=\"true\">a)|(b</packageUrl><cve>CVE-1</cve></suppress>",
      "/packageUrl: expected a regular expression, found `/a)|(b/i`"
    ),
    (
      "<suppress><cpe regex=\"true\">cpe:/(a|o):\\1.*</cpe></suppress>",
      "expected a regular expression without references to groups, found `(?i:cpe:/(a|o):\\1.*)\\z`"
    ),
    (
      "<suppress until=\"soon\"><cve>CVE-1</cve></suppress>",
      "expected a date as 2026-01-15Z in `until`, found `soon`"
    ),
    ("<ignore/>", "expected `suppress`, found `ignore`"),
  ])
  func entryThatIsLeftOut(entry: String, problem: String) throws {
    let result = try read("<suppress><cve>CVE-9</cve></suppress>\n" + entry)
    #expect(result.rules.map(\.id) == ["CVE-9"])
    let remark = try #require(result.remarks.first)
    #expect(remark.placeAndProblem.hasSuffix(problem))
    #expect(remark.origin.line == 4)
    #expect(result.remarks.count == 1)
  }

  @Test func emptyFile() throws {
    #expect(try read("") == Suppressions())
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><suppressions><suppress><cve>&e;</cve></suppress></suppressions>",
    "<!DOCTYPE a [<!ENTITY e \"CVE-1\"><!ENTITY f \"&e;&e;\">]><suppressions><suppress><cve>&f;</cve></suppress></suppressions>",
    "<suppressions><suppress><cve>CVE-1</cve>", "<project/>", "",
  ])
  func fileThatIsRefused(text: String) throws {
    #expect(throws: PolicyError.self) { try suppressions(DependencyCheckSuppressions(), text) }
  }

  @Test(arguments: [
    (
      "<suppressions xmlns=\"https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.1.xsd\"/>",
      true
    ),
    (
      "<suppressions xmlns=\"https://www.owasp.org/index.php/OWASP_Dependency_Check_Suppression\"/>",
      true
    ),
    ("<suppressions><suppress><cve>CVE-1</cve></suppress></suppressions>", true),
    ("<suppressions><suppressionGroup/></suppressions>", true),
    ("<suppressions><suppress checks=\"JavadocMethod\" files=\"A.java\"/></suppressions>", false),
    ("<project/>", false), ("{}", false), ("", false),
  ])
  func recognition(text: String, isOne: Bool) throws {
    #expect(try DependencyCheckSuppressions().recognizes(suppressionFile(text)) == isOne)
  }
}
