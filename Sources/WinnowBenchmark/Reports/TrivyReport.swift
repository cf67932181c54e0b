/// A report as `trivy image --format json` writes it: indented by two spaces, `<`, `>` and `&`
/// escaped as Go's encoder does.
struct TrivyReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private let keys: KeyOrder

  init(prose: Prose, keys: KeyOrder) {
    self.prose = prose
    self.keys = keys
  }

  let opening = """
    {
      "SchemaVersion": 2,
      "CreatedAt": "2026-01-15T12:00:00.123456789Z",
      "ArtifactName": "registry.example.org/orchard/cart:1.8.2",
      "ArtifactType": "container_image",
      "Metadata": {
        "OS": {
          "Family": "debian",
          "Name": "12.4"
        },
        "RepoTags": [
          "registry.example.org/orchard/cart:1.8.2"
        ]
      },
      "Results": [
    """

  var closing: String { resultEnd + "\n  ]\n}\n" }

  /// So many that a result is larger than what a reader keeps of the file.
  private static let vulnerabilitiesPerResult = 2000

  mutating func record() -> String {
    defer { findings += 1 }
    if findings % TrivyReport.vulnerabilitiesPerResult != 0 { return ",\n" + vulnerability() }
    return (findings == 0 ? "\n" : resultEnd + ",\n") + resultStart + vulnerability()
  }

  private var resultStart: String {
    "    {\n" + (keys == .late ? "" : target(of: findings) + ",\n")
      + "      \"Vulnerabilities\": [\n"
  }

  private var resultEnd: String {
    "\n      ]" + (keys == .late ? ",\n" + target(of: findings - 1) : "") + "\n    }"
  }

  /// The members that all vulnerabilities of a result share.
  private func target(of vulnerability: Int) -> String {
    let number = vulnerability / TrivyReport.vulnerabilitiesPerResult
    let kind = number % 2 == 0 ? ("os-pkgs", "debian") : ("lang-pkgs", "node-pkg")
    return """
            "Target": "registry.example.org/orchard/cart:1.8.2 (layer \(number))",
            "Class": "\(kind.0)",
            "Type": "\(kind.1)"
      """
  }

  private mutating func vulnerability() -> String {
    let id = "CVE-\(2015 + findings % 11)-\(10_000 + findings / 11)"
    let package = prose.name()
    let version = prose.version()
    let rating = prose.pick(Rating.all)
    let other = prose.pick(Rating.all)
    let purl = "pkg:deb/debian/\(package)@\(version)?arch=amd64&distro=debian-12.4"
    return """
              {
                "VulnerabilityID": "\(id)",
                "PkgID": "\(package)@\(version)",
                "PkgName": "\(package)",
                "PkgIdentifier": {
                  "PURL": \(purl.json(escapingMarkup: true)),
                  "UID": "\(prose.hex(16))"
                },
                "InstalledVersion": "\(version)",
                "FixedVersion": "\(prose.version())",
                "Status": "\(prose.pick(["fixed", "affected", "will_not_fix"]))",
                "Layer": {
                  "DiffID": "sha256:\(prose.hex(64))"
                },
                "SeveritySource": "nvd",
                "PrimaryURL": "https://avd.aquasec.com/nvd/cve-\(id.dropFirst(4))",
                "DataSource": {
                  "ID": "debian",
                  "Name": "Debian Security Tracker",
                  "URL": "https://salsa.debian.org/security-tracker-team/security-tracker"
                },
                "Title": "\(package): \(prose.phrase())",
                "Description": \(prose.text(bytes: 250...850).json(escapingMarkup: true)),
                "Severity": "\(rating.severity)",
                "CweIDs": [
                  "CWE-\(prose.number(20...1300))"
                ],
                "VendorSeverity": {
                  "debian": \(prose.number(1...4)),
                  "ghsa": \(prose.number(1...4)),
                  "nvd": \(prose.number(1...4)),
                  "redhat": \(prose.number(1...4))
                },
                "CVSS": {
                  "ghsa": {
                    "V3Vector": "\(other.vector)",
                    "V3Score": \(other.score)
                  },
                  "nvd": {
                    "V2Vector": "AV:N/AC:L/Au:N/C:P/I:P/A:P",
                    "V3Vector": "\(rating.vector)",
                    "V2Score": 7.5,
                    "V3Score": \(rating.score)
                  },
                  "redhat": {
                    "V3Vector": "\(rating.vector)",
                    "V3Score": \(rating.score)
                  }
                },
                "References": [
      \(references(to: id, of: package))
                ],
                "PublishedDate": "\(prose.moment())",
                "LastModifiedDate": "\(prose.moment())"
              }
      """
  }

  private mutating func references(to id: String, of package: String) -> String {
    let line = "            \"https://"
    return prose.several(5...11, separator: ",\n") { prose in
      let host = "\(prose.noun()).example.org"
      return switch prose.number(0...2) {
      case 0: "\(line)\(host)/\(package)/commit/\(prose.hex(40))\""
      case 1: "\(line)lists.\(host)/archives/\(prose.number(2015...2025))/msg\(prose.hex(6)).html\""
      default: "\(line)bugs.\(host)/show_bug.cgi?id=\(prose.number(100_000...999_999))\""
      }
    }
      + ",\n\(line)nvd.nist.gov/vuln/detail/\(id)\",\n\(line)www.cve.org/CVERecord?id=\(id)\""
  }
}
