import Deduplication
import FindingModel
import Testing

/// The hashes were computed with Python's `hashlib` from the recipe as DefectDojo documents it.
@Suite struct HashCodeTests {
  let identity = Identity()

  @Test func hashesTheFieldsOfTheScanType() {
    var finding = trivyFinding
    finding.vulnerabilityIDs = ["GHSA-a", " ", "CVE-2024-1", "", "GHSA-a"]
    #expect(
      identity.hashCode(of: finding)
        == "f607c128cd4e2396850f3b582b5b2ce53614e0ea495b4e7fb12b79fdd8f083a6")
  }

  @Test func writesNoneForAMissingCWE() {
    var finding = trivyFinding
    finding.cwe = nil
    #expect(
      identity.hashCode(of: finding)
        == "1c41ed9fff936d00b9a8fe71f0d5b605f7e9564d844115e654691c318116dd27")
  }

  @Test func endsWithTheServiceUnlessItIsEmpty() {
    var finding = trivyFinding
    finding.service = ""
    #expect(identity.hashCode(of: finding) == identity.hashCode(of: trivyFinding))
    finding.service = "prod / Pod / web"
    #expect(
      identity.hashCode(of: finding)
        == "63cd1bb1f92f4eab3abe5b6127879cee9091c68dd2df85091ddbb866837f5c18")
  }

  @Test(
    arguments: [
      (
        12, "src/a.py", "d", nil, "4f0e9a95f5c44c7939d40584c2547d7ce2b7f8cf8357ab0b7eef93eddb0fc3ae"
      ),
      (
        nil, nil, "d", "Shop", "a6709e6204a58fe9ff9689d16a16922a0e8a1f795ba54f7bb2dee57494dde703"
      ),
    ] as [(Int?, String?, String?, String?, String)])
  func hashesTheLegacyFieldsOfOthers(
    line: Int?, path: String?, description: String?, service: String?, hash: String
  ) {
    var finding = Finding("Key found", severity: .high)
    finding.scanType = "Gitleaks Scan"
    finding.line = line
    finding.filePath = path
    finding.description = description
    finding.service = service
    #expect(identity.hashCode(of: finding) == hash)
    finding.scanType = "A scanner that DefectDojo does not know"
    #expect(identity.hashCode(of: finding) == hash)
  }

  @Test func writesNoneForAllThatTheLegacyFieldsMiss() {
    var finding = Finding("Key found", severity: .high)
    finding.cwe = nil
    #expect(
      identity.hashCode(of: finding)
        == "ab1112ad6e39bf400aaa7e0d0ee363e8ea1a6c388458435a194aba90597af199")
  }

  @Test(
    arguments: [
      (0, "76d6e5212e3a3c30f6615ffe189a07e72eb68dd2120b0f38a015dc05cd34e800"),
      (79, "882a931000904f876a82958b762a835310c90d87e34bac8a9698196d1aec4fee"),
      (nil, "e05d2c3e823bdc911d175c16536667e1033b6123e78957da5704563e9dc7d4f3"),
    ] as [(Int?, String)])
  func hashesTheLegacyFieldsWhereZAPKnowsNoCWE(cwe: Int?, hash: String) {
    var finding = Finding("XSS", severity: .medium)
    finding.scanType = "ZAP Scan"
    finding.cwe = cwe
    finding.description = "d"
    #expect(identity.hashCode(of: finding) == hash)
  }

  @Test func hashesEachURLOnceAndSorted() {
    var finding = Finding("Open port", severity: .low)
    finding.scanType = "Legitify Scan"
    finding.locations = [
      .url(URLLocation(host: "10.0.0.2", port: 443, scheme: "tcp")),
      .url(URLLocation(url: "HTTPS://Shop.example:443/a?b=c")),
      .code(CodeLocation(filePath: "a.py")),
      .url(URLLocation(host: "10.0.0.1", port: 8443)),
      .url(URLLocation(url: "https://shop.example/./a?b=c")),
      .url(URLLocation(url: "no:url")),
    ]
    #expect(
      identity.hashCode(of: finding)
        == "85ac719db2d221b1a30201bfcd01b53edb07f8d526e886af8f2788454768b93a")
  }

  @Test func hashesFieldsThatOnlyAnOperatorAsksFor() throws {
    let settings = try DeduplicationSettings.defectDojo320.overridden(
      hashcodeFields: """
        {"Trivy Scan": ["cwes", "unique_id_from_tool", "payload", "mitigation", "component_name"]}
        """,
      algorithms: nil
    ).settings
    var finding = trivyFinding
    finding.cwe = 89
    finding.cwes = [79, 0, 89]
    finding.uniqueIDFromTool = "id-1"
    finding.payload = "<x>"
    finding.mitigation = "fix it"
    #expect(
      Identity(settings: settings).hashCode(of: finding)
        == "94a7c32f438b76673921582f2841c5811d6c365cfabf1721a79d10efafe83d1a")
  }

  @Test func aBufferForgetsTheFindingBefore() {
    let recipe = identity.recipe(scanType: "Trivy Scan")
    var buffer = HashBuffer()
    var other = trivyFinding
    other.title = "Stra\u{DF}e"
    let hash = recipe.hashCode(of: trivyFinding, buffer: &buffer)
    #expect(recipe.hashCode(of: other, buffer: &buffer) != hash)
    #expect(recipe.hashCode(of: trivyFinding, buffer: &buffer) == hash)
  }

  private var trivyFinding: Finding {
    var finding = Finding("CVE-2024-1 openssl", severity: .high)
    finding.scanType = "Trivy Scan"
    finding.description = "A flaw in OpenSSL.\n"
    return finding
  }
}
