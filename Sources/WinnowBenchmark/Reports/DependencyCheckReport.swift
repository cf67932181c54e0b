/// A report as `dependency-check.sh --format XML --prettyPrint` writes it: files with the evidence
/// of what they are; two of three have vulnerabilities.
struct DependencyCheckReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose

  init(prose: Prose) { self.prose = prose }

  let opening = """
    <?xml version="1.0" encoding="UTF-8"?>
    <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.2.5.xsd">
      <scanInfo>
        <engineVersion>8.4.0</engineVersion>
        <dataSource>
          <name>NVD CVE Checked</name>
          <timestamp>2026-01-15T12:00:00</timestamp>
        </dataSource>
      </scanInfo>
      <projectInfo>
        <name>orchard</name>
        <reportDate>2026-01-15T12:00:00.123456789Z</reportDate>
        <credits>Made up for measuring.</credits>
      </projectInfo>
      <dependencies>

    """

  let closing = "  </dependencies>\n</analysis>\n"

  mutating func record() -> String {
    let group = "org.example.\(prose.noun())"
    let name = prose.name()
    let version = prose.version()
    let count = max(0, prose.number(-1...4))
    let file = "\(name)-\(version).jar"
    return """
          <dependency isVirtual="false">
            <fileName>\(file)</fileName>
            <filePath>/srv/build/orchard/lib/\(prose.noun())/\(file)</filePath>
            <md5>\(prose.hex(32))</md5>
            <sha1>\(prose.hex(40))</sha1>
            <sha256>\(prose.hex(64))</sha256>
            <description>\(prose.sentence().xml)</description>
            <license>https://\(prose.noun()).example.org/LICENSE.txt</license>
            <evidenceCollected>
      \(evidence("vendor", 10...16))
      \(evidence("product", 10...16))
      \(evidence("version", 3...3))
            </evidenceCollected>
            <identifiers>
              <package confidence="HIGH">
                <id>pkg:maven/\(group)/\(name)@\(version)</id>
                <url>https://packages.example.org/\(group)/\(name)?a=1&amp;b=2</url>
              </package>
              <vulnerabilityIds confidence="HIGHEST">
                <id>cpe:2.3:a:example:\(name):\(version):*:*:*:*:*:*:*</id>
              </vulnerabilityIds>
            </identifiers>
      \(vulnerabilities(count, of: name))    </dependency>

      """
  }

  private mutating func evidence(_ type: String, _ count: ClosedRange<Int>) -> String {
    prose.several(count, separator: "\n") { prose in
      """
              <evidence type="\(type)" confidence="\(prose.pick(["LOW", "MEDIUM", "HIGHEST"]))">
                <source>\(prose.pick(["file", "jar", "Manifest", "pom"]))</source>
                <name>\(prose.name())</name>
                <value>\(prose.name()).\(prose.noun())</value>
              </evidence>
      """
    }
  }

  private mutating func vulnerabilities(_ count: Int, of name: String) -> String {
    if count == 0 { return "" }
    let all = (0..<count).map { _ in vulnerability(of: name) }
    return "      <vulnerabilities>\n\(all.joined())      </vulnerabilities>\n"
  }

  private mutating func vulnerability(of name: String) -> String {
    defer { findings += 1 }
    let rating = prose.pick(Rating.all)
    let letters = rating.metrics.split(separator: "/").map { String($0.suffix(1)) }
    let metrics = zip(DependencyCheckReport.metrics, letters).map { metric, letter in
      "            <\(metric)>\(letter)</\(metric)>"
    }
    return """
              <vulnerability source="NVD">
                <name>CVE-\(2015 + findings % 11)-\(10_000 + findings / 11)</name>
                <severity>\(rating.severity)</severity>
                <cvssV3>
                  <baseScore>\(rating.score)</baseScore>
      \(metrics.joined(separator: "\n"))
                  <baseSeverity>\(rating.severity)</baseSeverity>
                  <version>3.1</version>
                </cvssV3>
                <cwes>
                  <cwe>CWE-\(prose.number(20...1300))</cwe>
                </cwes>
                <description>\(prose.text(bytes: 250...850).xml)</description>
                <references>
      \(prose.several(3...10, separator: "\n", DependencyCheckReport.reference))
                </references>
                <vulnerableSoftware>
      \(prose.several(2...8, separator: "\n") { DependencyCheckReport.software(name, &$0) })
                </vulnerableSoftware>
              </vulnerability>

      """
  }

  private static let metrics = [
    "attackVector", "attackComplexity", "privilegesRequired", "userInteraction", "scope",
    "confidentialityImpact", "integrityImpact", "availabilityImpact",
  ]

  private static func reference(_ prose: inout Prose) -> String {
    let url = "https://\(prose.noun()).example.org/\(prose.name())?id=\(prose.hex(12))&view=all".xml
    return """
                  <reference>
                    <source>\(prose.pick(["MISC", "CONFIRM", "MLIST"]))</source>
                    <url>\(url)</url>
                    <name>\(prose.number(0...1) == 0 ? url : prose.phrase())</name>
                  </reference>
      """
  }

  private static func software(_ name: String, _ prose: inout Prose) -> String {
    let attribute = "versionEndExcluding=\"\(prose.version())\""
    return """
                  <software \(attribute)>cpe:2.3:a:example:\(name):*:*:*:*:*:*:*:*</software>
      """
  }
}
