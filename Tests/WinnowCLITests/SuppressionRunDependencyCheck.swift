private typealias Report = DependencyCheckReport

/// By <https://dependency-check.github.io/DependencyCheck/general/suppression.html>, and what
/// `SuppressionRule.process` does.
extension SuppressionCase {
  static let dependencyCheck = [namedSuppressions, scoreSuppressions, cpeSuppressions]

  private static let namedSuppressions = SuppressionCase(
    name: "Dependency-Check: names",
    file: Report.suppressions(
      #"""
      <suppress>
        <notes><![CDATA[
        This suppresses a CVE identified by OSS Index using the vulnerability name and packageUrl.
        ]]></notes>
        <packageUrl regex="true">^pkg:maven/org\.eclipse\.jetty/jetty-server@.*$</packageUrl>
        <vulnerabilityName>CVE-2017-7656</vulnerabilityName>
      </suppress>
      <suppress><filePath regex="true">.*\btest\.jar</filePath><cve>CVE-2013-1337</cve></suppress>
      <suppress>
        <filePath>c:\path\to\some.jar</filePath><vulnerabilityName>GHSA-1</vulnerabilityName>
      </suppress>
      <suppress>
        <filePath caseSensitive="true">/Lib/Case.jar</filePath><cve>CVE-2013-1339</cve>
      </suppress>
      <suppress>
        <sha1>384FAA82E193D4E4B0546059CA09572654BC3970</sha1><cve>CVE-2013-1338</cve>
      </suppress>
      <suppress>
        <gav regex="true">org\.springframework\.security:spring.*</gav>
        <vulnerabilityName regex="true">.*</vulnerabilityName>
      </suppress>
      <suppress until="2020-01-01Z"><cve>CVE-2020-0001</cve></suppress>
      <suppress until="2030-01-01Z"><cve>CVE-2020-0002</cve></suppress>
      <suppress><cwe>79</cwe></suppress>
      """#),
    report: Report.report([
      Report.dependency(
        "/m2/jetty-server-9.4.jar", purl: "pkg:maven/org.eclipse.jetty/jetty-server@9.4",
        [Report.vulnerability("CVE-2017-7656"), Report.vulnerability("CVE-2017-7657")]),
      Report.dependency(
        "/m2/jetty-http-9.4.jar", purl: "pkg:maven/org.eclipse.jetty/jetty-http@9.4",
        [Report.vulnerability("CVE-2017-7656")]),
      Report.dependency(
        "/any/a-test.jar", purl: "pkg:maven/a/test@1", [Report.vulnerability("CVE-2013-1337")]),
      Report.dependency(
        "/any/latest.jar", purl: "pkg:maven/a/latest@1", [Report.vulnerability("CVE-2013-1337")]),
      Report.dependency(
        #"C:\path\to\some.jar"#, purl: "pkg:maven/a/some@1", [Report.vulnerability("GHSA-1")]),
      Report.dependency(
        #"C:\path\some.jar"#, purl: "pkg:maven/b/some@1", [Report.vulnerability("GHSA-1")]),
      Report.dependency(
        "/lib/case.jar", purl: "pkg:maven/a/case@1", [Report.vulnerability("CVE-2013-1339")]),
      Report.dependency(
        "/Lib/Case.jar", purl: "pkg:maven/a/Case@1", [Report.vulnerability("CVE-2013-1339")]),
      Report.dependency(
        "/a/one.jar", sha1: "384faa82e193d4e4b0546059ca09572654bc3970", purl: "pkg:maven/a/one@1",
        [Report.vulnerability("CVE-2013-1338")]),
      Report.dependency(
        "/a/two.jar", purl: "pkg:maven/a/two@1", [Report.vulnerability("CVE-2013-1338")]),
      Report.dependency(
        "/a/spring-security-core.jar",
        purl: "pkg:maven/org.springframework.security/spring-security-core@5.1",
        [Report.vulnerability("CVE-2018-1258")]),
      Report.dependency(
        "/a/spring-core.jar", purl: "pkg:maven/org.springframework/spring-core@5.1",
        [
          Report.vulnerability("CVE-2018-1258"), Report.vulnerability("CVE-2020-0001"),
          Report.vulnerability("CVE-2020-0002"),
          Report.vulnerability("CVE-2020-0003", cwe: "CWE-79"),
          Report.vulnerability("CVE-2020-0004", cwe: "CWE-7"),
        ]),
    ]),
    goes: [
      "org.eclipse.jetty:jetty-server:9.4 | CVE-2017-7656", "a:test:1 | CVE-2013-1337",
      "a:some:1 | GHSA-1", "a:Case:1 | CVE-2013-1339", "a:one:1 | CVE-2013-1338",
      "org.springframework.security:spring-security-core:5.1 | CVE-2018-1258",
      "org.springframework:spring-core:5.1 | CVE-2020-0002",
      "org.springframework:spring-core:5.1 | CVE-2020-0003",
    ],
    stays: [
      "org.eclipse.jetty:jetty-server:9.4 | CVE-2017-7657",
      "org.eclipse.jetty:jetty-http:9.4 | CVE-2017-7656", "a:latest:1 | CVE-2013-1337",
      "b:some:1 | GHSA-1", "a:case:1 | CVE-2013-1339", "a:two:1 | CVE-2013-1338",
      "org.springframework:spring-core:5.1 | CVE-2018-1258",
      // Over since 2020.
      "org.springframework:spring-core:5.1 | CVE-2020-0001",
      "org.springframework:spring-core:5.1 | CVE-2020-0004",
    ])

  /// Any score below `cvssBelow` is enough; of the others, no score may be that is not below its
  /// own.
  private static let scoreSuppressions = SuppressionCase(
    name: "Dependency-Check: scores",
    file: Report.suppressions(
      """
      <suppress><gav>a:below:1</gav><cvssBelow>7</cvssBelow></suppress>
      <suppress>
        <gav>a:each:1</gav>
        <cvssV2Below>7</cvssV2Below><cvssV3Below>8</cvssV3Below><cvssV4Below>9</cvssV4Below>
      </suppress>
      """),
    report: Report.report([
      Report.dependency(
        "/a/below.jar", purl: "pkg:maven/a/below@1",
        [
          Report.vulnerability("CVE-1", scores: Report.cvss(v3: 6.9)),
          Report.vulnerability("CVE-2", scores: Report.cvss(v3: 7)),
          Report.vulnerability("CVE-3", scores: Report.cvss(v2: 5, v3: 9)),
          Report.vulnerability("CVE-4", scores: Report.cvss(v4: 6.9)),
          Report.vulnerability("CVE-5"),
        ]),
      Report.dependency(
        "/a/each.jar", purl: "pkg:maven/a/each@1",
        [
          Report.vulnerability("CVE-1", scores: Report.cvss(v2: 6, v3: 7, v4: 8)),
          Report.vulnerability("CVE-2", scores: Report.cvss(v2: 6, v3: 8, v4: 8)),
          Report.vulnerability("CVE-3", scores: Report.cvss(v2: 6, v3: 7, v4: 9.3)),
          Report.vulnerability("CVE-4", scores: Report.cvss(v2: 7.5)),
          Report.vulnerability("CVE-5"),
        ]),
    ]),
    goes: [
      "a:below:1 | CVE-1", "a:below:1 | CVE-3", "a:below:1 | CVE-4", "a:each:1 | CVE-1",
      "a:each:1 | CVE-5",
    ],
    stays: [
      "a:below:1 | CVE-2", "a:below:1 | CVE-5", "a:each:1 | CVE-2", "a:each:1 | CVE-3",
      "a:each:1 | CVE-4",
    ])

  /// Takes from a file the products that it was wrongly taken for: what it has for others stays.
  private static let cpeSuppressions = SuppressionCase(
    name: "Dependency-Check: CPE names",
    file: Report.suppressions(
      #"""
      <suppress>
        <sha1>66734244CE86857018B023A8C56AE0635C56B6A1</sha1>
        <cpe>cpe:/a:apache:struts:2.0.0</cpe>
      </suppress>
      <suppress>
        <gav regex="true">org\.springframework\.security:spring.*</gav>
        <cpe>cpe:/a:vmware:springsource_spring_framework</cpe>
        <cpe regex="true">cpe:/a:mod_security:mod_security(:.*)?</cpe>
      </suppress>
      <suppress><cpe regex="true" caseSensitive="true">cpe:/a:c%2b%2b:lib:1\.0</cpe></suppress>
      """#),
    report: Report.report([
      Report.dependency(
        "/a/some.jar", sha1: "66734244ce86857018b023a8c56ae0635c56b6a1", purl: "pkg:maven/a/some@2",
        cpes: [Report.cpe23("apache:struts:2.0.0"), Report.cpe23("acme:some:2.0.0")],
        [
          Report.vulnerability(
            "CVE-1", matched: Report.cpe23("apache:struts:*"), others: Report.cpe23("acme:other:*")),
          Report.vulnerability(
            "CVE-2", matched: Report.cpe23("acme:some:*"), others: Report.cpe23("apache:struts:*")),
          Report.vulnerability("CVE-3", matched: Report.cpe23("*:some:2.0.0")),
        ]),
      Report.dependency(
        "/a/struts.jar", purl: "pkg:maven/a/struts@2", cpes: [Report.cpe23("apache:struts:2.0.0")],
        [Report.vulnerability("CVE-1", matched: Report.cpe23("apache:struts:*"))]),
      Report.dependency(
        "/a/spring-security.jar", purl: "pkg:maven/org.springframework.security/spring-security@5",
        cpes: [
          Report.cpe23("vmware:springsource_spring_framework:5"),
          Report.cpe23("mod_security:mod_security:5"),
          Report.cpe23("vmware:spring_security:5"),
        ],
        [
          Report.vulnerability(
            "CVE-4", matched: Report.cpe23("vmware:springsource_spring_framework:*")),
          Report.vulnerability("CVE-5", matched: Report.cpe23("mod_security:mod_security:*")),
          Report.vulnerability("CVE-6", matched: Report.cpe23("vmware:spring_security:*")),
        ]),
      Report.dependency(
        "/a/c.jar", purl: "pkg:maven/a/c@1", cpes: [Report.cpe23(#"c\+\+:lib:1.0"#)],
        [Report.vulnerability("CVE-7", matched: Report.cpe23(#"c\+\+:lib:1.0"#))]),
      Report.dependency(
        "/a/d.jar", purl: "pkg:maven/a/d@1", cpes: [Report.cpe23(#"c\+\+:lib:1.1"#)],
        [Report.vulnerability("CVE-7", matched: Report.cpe23(#"c\+\+:lib:*"#))]),
    ]),
    goes: [
      "a:some:2 | CVE-1", "org.springframework.security:spring-security:5 | CVE-4",
      "org.springframework.security:spring-security:5 | CVE-5", "a:c:1 | CVE-7",
    ],
    stays: [
      "a:some:2 | CVE-2", "a:some:2 | CVE-3", "a:struts:2 | CVE-1",
      "org.springframework.security:spring-security:5 | CVE-6", "a:d:1 | CVE-7",
    ])
}
