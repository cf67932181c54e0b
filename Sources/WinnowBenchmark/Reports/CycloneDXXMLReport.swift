/// A report as `grype -o cyclonedx-xml` writes it: indented by two spaces, all components before
/// the vulnerabilities, each of which is in one of them; line breaks encoded as Go's encoder does.
struct CycloneDXXMLReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private let packages: [CycloneDXPackage]

  init(prose: Prose) {
    var prose = prose
    packages = (1...300).map { CycloneDXPackage($0, &prose) }
    self.prose = prose
  }

  var opening: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <bom xmlns="http://cyclonedx.org/schema/bom/1.6" \
    serialNumber="urn:uuid:5633d588-c3d1-498d-a329-edff45e4d5b6" version="1">
      <metadata>
        <timestamp>2026-01-15T12:00:00Z</timestamp>
        <tools>
          <components>
            <component type="application">
              <author>anchore</author>
              <name>grype</name>
              <version>0.94.0</version>
            </component>
          </components>
        </tools>
      </metadata>
      <components>
    \(packages.map(\.xml).joined(separator: "\n"))
      </components>
      <vulnerabilities>

    """
  }

  let closing = "  </vulnerabilities>\n</bom>\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let id = "CVE-\(2015 + findings % 11)-\(10_000 + findings / 11)"
    let rating = prose.pick(Rating.all)
    let description = prose.text(bytes: 250...850).split(separator: "\n").map { String($0).xml }
    let advisories = prose.several(3...12, separator: "\n") { prose in
      """
              <advisory>
                <url>https://\(prose.noun()).example.org/\(prose.name())?id=\(prose.hex(40))</url>
              </advisory>
      """
    }
    return """
          <vulnerability bom-ref="urn:uuid:\(prose.hex(32))">
            <id>\(id)</id>
            <source>
              <name>debian-distro-debian-12</name>
              <url>https://security-tracker.debian.org/tracker/\(id)</url>
            </source>
            <references>
              <reference>
                <id>\(id)</id>
                <source>
                  <name>nvd-cpe</name>
                  <url>https://nvd.nist.gov/vuln/detail/\(id)</url>
                </source>
              </reference>
            </references>
            <ratings>
              <rating>
                <score>\(rating.score)</score>
                <severity>\(rating.severity.lowercased())</severity>
                <method>CVSSv31</method>
                <vector>\(rating.vector)</vector>
              </rating>
            </ratings>
            <cwes>
              <cwe>\(prose.number(20...1300))</cwe>
            </cwes>
            <description>\(description.joined(separator: "&#xA;&#xA;"))</description>
            <advisories>
      \(advisories)
            </advisories>
            <affects>
              <target>
                <ref>\(prose.pick(packages).purl.xml)</ref>
              </target>
            </affects>
          </vulnerability>

      """
  }
}
