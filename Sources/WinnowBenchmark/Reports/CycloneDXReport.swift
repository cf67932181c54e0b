/// A report as `trivy image --format cyclonedx --scanners vuln` writes it: indented by two spaces,
/// all components before the vulnerabilities, each of which is in up to three of them.
struct CycloneDXReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private let packages: [CycloneDXPackage]
  private var vulnerabilities = 0

  init(prose: Prose) {
    var prose = prose
    packages = (1...300).map { CycloneDXPackage($0, &prose) }
    self.prose = prose
  }

  var opening: String {
    """
    {
      "bomFormat": "CycloneDX",
      "specVersion": "1.6",
      "serialNumber": "urn:uuid:0a6ed783-9138-4492-8d51-a4d02937ca69",
      "version": 1,
      "metadata": {
        "timestamp": "2026-01-15T12:00:00+00:00"
      },
      "components": [
    \(packages.map(\.json).joined(separator: ",\n"))
      ],
      "vulnerabilities": [
    """
  }

  let closing = "\n  ]\n}\n"

  mutating func record() -> String {
    defer { vulnerabilities += 1 }
    let rating = prose.pick(Rating.all)
    let count = prose.number(1...3)
    findings += count
    let first = prose.number(0...packages.count - count)
    let targets = packages[first..<first + count].map(target)
    let sources = ["ghsa", "nvd", "redhat"].map { self.rating(rating, by: $0) }
    let advisories = prose.several(3...12, separator: ",\n") { prose in
      let url = "https://\(prose.noun()).example.org/\(prose.name())/commit/\(prose.hex(40))"
      return "        {\n          \"url\": \"\(url)\"\n        }"
    }
    return (vulnerabilities == 0 ? "\n" : ",\n") + """
          {
            "id": "CVE-\(2015 + vulnerabilities % 11)-\(10_000 + vulnerabilities / 11)",
            "source": {
              "name": "debian",
              "url": "https://salsa.debian.org/security-tracker-team/security-tracker"
            },
            "ratings": [
      \(sources.joined(separator: ",\n"))
            ],
            "cwes": [
              \(prose.number(20...1300))
            ],
            "description": \(prose.text(bytes: 250...850).json()),
            "recommendation": "Upgrade \(packages[first].name) to version \(prose.version())",
            "advisories": [
      \(advisories)
            ],
            "published": "\(prose.moment())",
            "updated": "\(prose.moment())",
            "affects": [
      \(targets.joined(separator: ",\n"))
            ]
          }
      """
  }

  private func rating(_ rating: Rating, by source: String) -> String {
    """
            {
              "source": {
                "name": "\(source)"
              },
              "score": \(rating.score),
              "severity": "\(rating.severity.lowercased())",
              "method": "CVSSv31",
              "vector": "\(rating.vector)"
            }
    """
  }

  private func target(_ package: CycloneDXPackage) -> String {
    """
            {
              "ref": "\(package.purl)",
              "versions": [
                {
                  "version": "\(package.version)",
                  "status": "affected"
                }
              ]
            }
    """
  }
}
