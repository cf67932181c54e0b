/// A report as `grype -o json` writes it: on one line, without spaces; what a distribution says of
/// a vulnerability, and what the NVD does.
struct GrypeReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose

  init(prose: Prose) { self.prose = prose }

  let opening = #"{"matches":["#

  let closing =
    #"],"source":{"type":"image","target":{"userInput":"registry.example.org/cart:1.8.2","#
    + #""imageID":"sha256:51","manifestDigest":"sha256:52","tags":["cart:1.8.2"],"#
    + #""imageSize":124000000,"layers":[],"repoDigests":[],"architecture":"amd64","os":"linux"}},"#
    + #""distro":{"name":"debian","version":"12","idLike":[]},"#
    + #""descriptor":{"name":"grype","version":"0.94.0","configuration":{"output":["json"],"#
    + #""pretty":false,"by-cve":false},"db":{"status":{"schemaVersion":"v6.0.2","valid":true}},"#
    + #""timestamp":"2026-01-15T12:00:00.123456789Z"}}"# + "\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let id = "CVE-\(2015 + findings % 11)-\(10_000 + findings / 11)"
    let package = prose.name()
    let version = prose.version()
    let rating = prose.pick(Rating.all)
    let description = prose.text(bytes: 250...850).json()
    return (findings == 0 ? "" : ",")
      + #"{"vulnerability":{\#(entry(id, "debian:distro:debian:12", rating, description)),"#
      + #""fix":{"versions":["\#(prose.version())"],"state":"fixed"},"advisories":[],"#
      + #""risk":\#(prose.number(0...90)).\#(prose.number(1...9999))},"#
      + #""relatedVulnerabilities":[{\#(entry(id, "nvd:cpe", rating, description))}],"#
      + #""matchDetails":[\#(match(id, package, version))],"#
      + #""artifact":\#(artifact(package, version))}"#
  }

  /// What one source of vulnerabilities says.
  private mutating func entry(
    _ id: String, _ namespace: String, _ rating: Rating, _ description: String
  ) -> String {
    let urls = prose.several(2...8, separator: ",") { prose in
      "\"https://\(prose.noun()).example.org/\(prose.name())/commit/\(prose.hex(40))\""
    }
    let word = rating.severity.prefix(1) + rating.severity.dropFirst().lowercased()
    return #""id":"\#(id)","dataSource":"https://\#(prose.noun()).example.org/detail/\#(id)","#
      + #""namespace":"\#(namespace)","severity":"\#(word)","urls":[\#(urls)],"#
      + #""description":\#(description),"#
      + #""cvss":[\#(cvss("3.1", rating.vector, rating.score, "Primary")),"#
      + #"\#(cvss("2.0", "AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8", "Secondary"))],"#
      + #""epss":[{"cve":"\#(id)","epss":0.0\#(prose.number(1...9999)),"#
      + #""percentile":0.\#(prose.number(1...99_999)),"date":"2026-01-14"}]"#
  }

  private func cvss(
    _ version: String, _ vector: String, _ score: String, _ type: String
  ) -> String {
    #"{"source":"nvd@nist.gov","type":"\#(type)","version":"\#(version)","vector":"\#(vector)","#
      + #""metrics":{"baseScore":\#(score),"exploitabilityScore":2.9,"impactScore":5.9},"#
      + #""vendorMetadata":{}}"#
  }

  private mutating func match(_ id: String, _ package: String, _ version: String) -> String {
    #"{"type":"exact-indirect-match","matcher":"dpkg-matcher","searchedBy":{"distro":"#
      + #"{"type":"debian","version":"12"},"namespace":"debian:distro:debian:12","#
      + #""package":{"name":"\#(package)","version":"\#(version)"}},"found":{"#
      + #""vulnerabilityID":"\#(id)","versionConstraint":"< \#(prose.version()) (deb)"},"#
      + #""fix":{"suggestedVersion":"\#(prose.version())"}}"#
  }

  private mutating func artifact(_ package: String, _ version: String) -> String {
    let cpe = "cpe:2.3:a:\(package):\(package):\(version):*:*:*:*:*:*:*"
    let places = ["/var/lib/dpkg/info/\(package).md5sums", "/usr/share/doc/\(package)/copyright"]
    let locations = places.map {
      #"{"path":"\#($0)","layerID":"sha256:\#(prose.hex(64))","accessPath":"\#($0)","#
        + #""annotations":{"evidence":"supporting"}}"#
    }
    return #"{"id":"\#(prose.hex(16))","name":"\#(package)","version":"\#(version)","type":"deb","#
      + #""locations":[\#(locations.joined(separator: ","))],"language":"","#
      + #""licenses":["GPL-2.0-only","LGPL-2.1-or-later"],"cpes":["\#(cpe)"],"#
      + #""purl":"pkg:deb/debian/\#(package)@\#(version)?arch=amd64&distro=debian-12","#
      + #""upstreams":[{"name":"\#(prose.name())"}],"metadataType":"DpkgMetadata"}"#
  }
}
