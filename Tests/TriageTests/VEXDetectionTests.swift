import Testing
import Triage

/// VEX documents, Dependency-Check's and ZAP's files are told apart by their content, and cut short
/// or changed anywhere they give rules, remarks or an error.
@Suite struct VEXDetectionTests {
  static let files: [(name: String, text: String)] = [
    (
      "an OpenVEX document",
      #"{"@context": "https://openvex.dev/ns/v0.2.0", "statements": [{"vulnerability": {"name": "A"}, "#
        + #""products": [{"@id": "pkg:npm/a@1", "subcomponents": []}], "status": "fixed"}]}"#
    ),
    ("an OpenVEX document", #"{"statements": [], "@context": "https://openvex.dev/ns"}"#),
    (
      "a CSAF document",
      #"{"vulnerabilities": [{"cve": "CVE-1", "product_status": {"fixed": ["A"]}}], "#
        + #""document": {"category": "csaf_vex", "csaf_version": "2.0"}}"#
    ),
    (
      "a CycloneDX document with analyses",
      #"{"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "A"}, {"id": "B", "#
        + #""analysis": {"state": "resolved"}, "affects": [{"ref": "pkg:npm/a"}]}]}"#
    ),
    (
      "a CycloneDX document with analyses",
      "<bom><vulnerabilities><vulnerability><id>A</id><analysis><state>resolved</state></analysis>"
        + "<affects><target><ref>pkg:npm/a</ref></target></affects></vulnerability>"
        + "</vulnerabilities></bom>"
    ),
    (
      "a Dependency-Check suppression file",
      "<!-- ours --><suppressions><suppress until=\"2030-01-01Z\"><gav regex=\"true\">a:.*</gav>"
        + "<cpe>cpe:/a:b:c%20d</cpe><cvssBelow>7</cvssBelow></suppress></suppressions>"
    ),
    (
      "a ZAP rule configuration",
      "10010\tIGNORE\t(Cookie No HttpOnly Flag)\n*\tOUTOFSCOPE\thttps://a/(b|c).*\n"
    ),
  ]

  @Test(arguments: files.indices)
  func recognition(_ index: Int) throws {
    let file = try suppressionFile(VEXDetectionTests.files[index].text)
    let formats = Suppressions.formats.filter { $0.recognizes(file) }
    #expect(formats.map(\.name) == [VEXDetectionTests.files[index].name])
  }

  @Test(arguments: [
    #"{"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "A"}]}"#,
    #"{"bomFormat": "CycloneDX"}"#, #"{"@context": "https://schema.org"}"#,
    #"{"document": {"category": "csaf_vex"}}"#, "{}", "{", "<bom/>", "<project/>", "<", "[]",
  ])
  func others(text: String) throws {
    let file = try suppressionFile(text)
    #expect(Suppressions.formats.filter { $0.recognizes(file) }.map(\.name) == [])
  }

  @Test(arguments: files.indices)
  func brokenFilesNeverCrash(_ index: Int) throws {
    let (name, text) = VEXDetectionTests.files[index]
    let format = try #require(Suppressions.formats.first { $0.name == name })
    let bytes = Array(text.utf8)
    for length in bytes.indices {
      let cut = String(decoding: bytes[..<length], as: UTF8.self)
      let rest = String(decoding: bytes[(length + 1)...], as: UTF8.self)
      let file = try suppressionFile(length.isMultiple(of: 2) ? cut : cut + "(" + rest)
      _ = format.recognizes(file)
      _ = try? format.read(file)
    }
  }
}
