import FindingModel
import Foundation
import ReportReading
import ScannerKit
import Scanners
import Testing

/// What scanners tell of findings beyond DefectDojo's fields, for policies to look at.
@Suite struct FactsTests {
  @Test(arguments: Sample.all)
  func nothingElseDependsOnThem(_ sample: Sample) throws {
    let plain = try ToldReport(sample.file, as: sample.scanType, wantedFacts: [])
    let told = try ToldReport(sample.file, as: sample.scanType)
    #expect(plain.findings.allSatisfy { $0.facts.isEmpty })
    #expect(told.findings.map(FactsTests.withoutFacts) == plain.findings)
    #expect(told.notes.all.map(\.description) == plain.notes.all.map(\.description))
  }

  private static func withoutFacts(_ finding: Finding) -> Finding {
    var finding = finding
    finding.facts = []
    finding.recordFacts = []
    return finding
  }

  @Test(arguments: Sample.all)
  func eachIsToldOnce(_ sample: Sample) throws {
    for finding in try ToldReport(sample.file, as: sample.scanType).findings {
      #expect(Set(finding.facts).count == finding.facts.count)
      #expect(finding.facts.allSatisfy { !$0.text.isEmpty })
      let ids = finding.vulnerabilityIDs + [finding.vulnIDFromTool].compactMap(\.self)
      #expect(finding.facts.allSatisfy { $0.kind != .alias || !ids.contains($0.text) })
    }
  }

  /// Of the first finding, unless another one is meant.
  @Test(arguments: expectations)
  func areThoseOfTheReport(_ expected: Expectation) throws {
    let file = Sample.folder.appending(path: expected.sample)
    let scanner = try #require(expected.sample.split(separator: "/").first.map(String.init))
    let types = try #require(catalog.first { $0.about.id == scanner }).about.scanTypes
    let scanType = try #require(expected.isDetailed ? types.last : types.first)
    let report = try ToldReport(file, as: scanType)
    try #require(report.findings.indices.contains(expected.finding))
    #expect(report.lines(ofFinding: expected.finding) == expected.facts)
  }

  /// What no sample has.
  @Test(arguments: inlineExpectations)
  func areThoseOfAText(_ expected: InlineExpectation) throws {
    let file = try TemporaryReport(expected.report.utf8)
    let report = try ToldReport(file.file, as: expected.scanType)
    #expect(report.lines(ofFinding: 0) == expected.facts)
  }

  /// Records that one finding counts are gone through twice, first for their keys alone; a report
  /// of more than a window is not held.
  @Test func areThoseOfAllRecordsThatAreCounted() throws {
    let code = String(repeating: "x = 1 ", count: 100)
    let results = (0..<1000).map { number in
      """
      {"check_id": "rule", "path": "file\(number / 2).py", "start": {"line": 1}, "extra": {
        "message": "text", "severity": "ERROR", "lines": "\(code)", "is_ignored": true}}
      """
    }
    let report = "{\"results\": [\(results.joined(separator: ",\n"))], \"errors\": []}"
    let file = try TemporaryReport(report.utf8)
    let told = try ToldReport(file.file, as: "Semgrep JSON Report")
    #expect(told.findings.count == 500)
    #expect(told.findings.allSatisfy { $0.occurrences == 2 })
    #expect(told.findings.allSatisfy { $0.facts.contains { $0.kind == .suppression } })
  }
}

struct Expectation: Sendable, CustomTestStringConvertible {
  let sample: String
  let finding: Int
  let isDetailed: Bool
  let facts: [String]

  init(_ sample: String, finding: Int = 0, isDetailed: Bool = false, _ facts: [String]) {
    self.sample = sample
    self.finding = finding
    self.isDetailed = isDetailed
    self.facts = facts
  }

  var testDescription: String { "\(sample) \(finding)\(isDetailed ? " detailed" : "")" }
}

struct InlineExpectation: Sendable, CustomTestStringConvertible {
  let scanType: String
  let report: String
  let facts: [String]

  init(_ scanType: String, _ report: String, _ facts: [String]) {
    self.scanType = scanType
    self.report = report
    self.facts = facts
  }

  var testDescription: String { scanType }
}

/// A report that was read with facts, or without.
private struct ToldReport {
  private(set) var findings: [Finding] = []
  private(set) var notes = Notes()

  init(
    _ file: URL, as scanType: String, wantedFacts: Set<Fact.Kind> = Set(Fact.Kind.allCases)
  ) throws {
    let scanner = try #require(catalog.first { $0.about.scanTypes.contains(scanType) })
    for report in try ReportInput.open(file.path(percentEncoded: false)) {
      var delivered: [Finding] = []
      var findings = Findings(scanType: scanType, now: Reading.now, file: report) {
        delivered.append($0)
      }
      findings.wantedFacts = wantedFacts
      _ = scanner.read(report, into: &findings)
      self.findings += delivered
      notes = findings.notes
    }
  }

  /// Each fact as `kind text`.
  func lines(ofFinding index: Int) -> [String] {
    guard findings.indices.contains(index) else { return [] }
    return findings[index].facts.map { "\($0.kind.rawValue) \($0.text)" }
  }
}

private let expectations: [Expectation] = [
  Expectation(
    "anchore_grype/image.json",
    [
      "severity_word High", "property namespace:github:language:python", "fix_state fixed",
      "purl pkg:pypi/example-web@3.2.9", "property package_type:python",
      "path /usr/lib/python3/example_web/METADATA", "path /usr/lib/python3/example_web/RECORD",
      "property match_type:exact-direct-match", "property match_type:cpe-match",
      "vendor_severity github:High",
      "cvss_v2 7.5", "vendor_severity nvd:High",
    ]),
  // Two matches in one.
  Expectation(
    "anchore_grype/repeated.json",
    [
      "severity_word Medium", "fix_state not-fixed", "path /usr/lib/libexample.so.1",
      "path /opt/libexample.so.1", "severity_word Low",
    ]),
  Expectation(
    "awssecurityhub/inspector.json",
    [
      "fingerprint arn:aws:inspector2:eu-central-1:111122223333:finding/a1",
      "severity_word MEDIUM", "cvss_v2 5",
      "artifact pkg:oci/web@sha256:0f1e2d3c?repository_url="
        + "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web",
    ]),
  Expectation(
    "awssecurityhub/single-finding.json",
    [
      "fingerprint arn:aws:securityhub:eu-central-1:111122223333:finding/iam-5",
      "severity_word INFORMATIONAL",
    ]),
  Expectation(
    "azure_security_center_recommendations/recommendations.csv", finding: 1,
    [
      "severity_word High",
      "fingerprint /subscriptions/sub-0001/assessments/446566656e64",
    ]),
  Expectation(
    "bandit/shop.json", finding: 1,
    [
      "alias B602", "alias subprocess_popen_with_shell_equals_true", "cwe 78", "severity_word HIGH",
    ]),
  Expectation(
    "burp/issues.xml",
    [
      "severity_word High", "fingerprint 7121655797013284864",
      "url https://shop.example.com/basket", "fingerprint 7121655797013284865",
      "url https://shop.example.com/search",
    ]),
  Expectation(
    "burp/issues.xml", finding: 2,
    [
      "severity_word False positive", "fingerprint 3198286154699013122",
      "url https://shop.example.com/about", "suppression False positive",
    ]),
  Expectation(
    "burp_api/scan.json", finding: 2,
    [
      "severity_word HIGH", "fingerprint 7121655797013284864",
      "url https://shop.example.com/basket",
    ]),
  // One of three results is not exploitable, so that the finding is not suppressed.
  Expectation(
    "checkmarx/by-file.xml",
    [
      "alias SQL_Injection", "severity_word High", "fingerprint -114506", "fingerprint -1145061",
      "fingerprint 658085", "fingerprint 6580852", "alias Second_Order_SQL_Injection",
      "fingerprint 77", "fingerprint 773", "fingerprint 774",
    ]),
  Expectation(
    "checkmarx/by-file.xml", isDetailed: true,
    [
      "alias SQL_Injection", "severity_word High", "fingerprint -114506", "fingerprint -1145061",
      "suppression Not exploitable",
    ]),
  Expectation(
    "checkmarx/engines.json", finding: 2,
    [
      "alias CSRF", "severity_word Medium", "fingerprint 1268494559",
      "suppression Not exploitable",
    ]),
  Expectation(
    "checkov/frameworks.json",
    [
      "alias CKV_DOCKER_3", "property resource:/Dockerfile.", "property lines:1-3",
      "path /app/Dockerfile", "path /src/app/Dockerfile",
    ]),
  Expectation(
    "cyclonedx/vex.json",
    [
      "purl pkg:npm/example-lib@2.0", "severity_word high",
      "suppression Nobody calls it.",
    ]),
  Expectation(
    "cyclonedx/vex.json", finding: 4,
    ["property bom_link:urn:cdx:00000000-0000-4000-8000-000000000001/1#lib"]),
  Expectation(
    "cyclonedx/vulnerabilities.json",
    [
      "purl pkg:maven/org.example.widget/widget-core@1.0.0",
      "property bom_link:urn:cdx:00000000-0000-4000-8000-000000000001/1#inner",
      "severity_word medium", "vendor_severity nvd:Medium", "cvss_v2 5",
      "vendor_severity nvd:High", "vendor_severity other:Low",
    ]),
  Expectation(
    "cyclonedx/decisions.xml", finding: 1,
    [
      "purl pkg:deb/debian/libexample-png?arch=amd64",
      "property bom_link:urn:cdx:00000000-0000-4000-8000-000000000002/1#png",
      "severity_word medium",
      "suppression It is not even there.",
    ]),
  Expectation("cyclonedx/extension.xml", ["severity_word Low", "cvss_v2 2.1"]),
  Expectation(
    "dependency_check/schema-1.xml",
    [
      "path /build/shop.ear/xml-reader-1.6.jar",
      "purl pkg:maven/org.example/xml-reader@1.6", "severity_word High", "cvss_v2 7.5",
    ]),
  Expectation(
    "dependency_check/schema-2.xml", finding: 2,
    [
      "path /home/build/.m2/repository/log-core-2.12.jar",
      "purl pkg:maven/org.example.logging/log-core@2.12",
      "severity_word MEDIUM",
      "suppression Not “reachable” from our code.",
    ]),
  Expectation(
    "dependency_check/schema-2-as-json.json", finding: 3,
    [
      "path /home/build/.m2/repository/log-core-2.12.jar",
      "purl pkg:maven/org.example.logging/log-core@2.12",
      "severity_word HIGH",
      "suppression suppressed",
    ]),
  // Two leaks in one.
  Expectation(
    "gitleaks/version-8.json",
    [
      "alias generic-api-key", "secret not-a-real-key-0001",
      "fingerprint 2f1c0d9e:src/pay.py:generic-api-key:4",
      "fingerprint 2f1c0d9e8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e:src/pay.py:generic-api-key:4",
      "fingerprint src/pay.py:generic-api-key:4",
      "fingerprint 9e8d7c6b:src/pay.py:generic-api-key:4",
      "fingerprint 9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d:src/pay.py:generic-api-key:4",
    ]),
  Expectation(
    "gitleaks/version-8.json", finding: 1,
    ["alias aws-access-token", "fingerprint conf/aws.tf:aws-access-token:0"]),
  Expectation("gitleaks/older.json", ["alias AWS Manager ID", "secret not-a-real-token-0001"]),
  Expectation("kubebench/single-control.json", ["severity_word FAIL"]),
  Expectation("qualys/hosts.xml", finding: 1, ["alias 82054", "cvss_v2 4.3"]),
  Expectation("qualys/assets.csv", ["severity_word 5"]),
  Expectation(
    "sarif/code-flows.json",
    [
      "severity_word error", "fingerprint 5b05", "fingerprint scanFileHash/v1:5b05",
      "fingerprint 5b06", "fingerprint scanFileHash/v2:5b06", "fingerprint 4d65:1",
      "fingerprint primaryLocationLineHash:4d65:1",
    ]),
  Expectation(
    "sarif/semgrep.json", finding: 1,
    ["severity_word warning", "suppression inSource", "property suppression:inSource"]),
  // Three results in one.
  Expectation(
    "semgrep/logged-in.json", finding: 1,
    [
      "severity_word HIGH", "fingerprint aa01_0", "fingerprint bb02_0", "severity_word LOW",
      "fingerprint cc03_0",
    ]),
  Expectation(
    "semgrep/supply-chain.json", finding: 1,
    [
      "alias ssc-00000000-0000-0000-0000-000000000002", "alias CVE-0000-00010",
      "severity_word MEDIUM", "fingerprint dd04",
    ]),
  Expectation(
    "snyk/project.json",
    [
      "property from:@toys/box@3.1.0 > acorn-toy@1.0.3", "severity_word critical",
      "path package-lock.json", "purl pkg:npm/acorn-toy@1.0.3", "property fixable:false",
    ]),
  // Two ways into one image, told together.
  Expectation(
    "snyk/image.json", finding: 2,
    [
      "property from:curlish@7.88 > toyssl/libssl@3.0.1", "severity_word high",
      "property fixable:false",
    ]),
  Expectation(
    "snyk_code/shop.json", finding: 2,
    [
      "severity_word warning", "fingerprint 01000699", "fingerprint 0:01000699",
      "suppression A demonstration.", "property suppression:external",
    ]),
  Expectation(
    "sonarqube/hotspots.json",
    [
      "alias typescript:S2068", "fingerprint h-1", "severity_word HIGH", "path web/login.ts",
    ]),
  Expectation(
    "sonarqube/sonar-report.json",
    ["alias java:S2068", "fingerprint k-1", "severity_word BLOCKER", "fingerprint k-2"]),
  Expectation(
    "sonarqube/page.html", finding: 1,
    ["alias squid:S2068", "severity_word MINOR", "fingerprint AW-3"]),
  Expectation("tenable/hosts.xml", finding: 2, ["alias 134862", "alias CVE-2020-1938"]),
  Expectation(
    "tenable/security-center.csv", finding: 1,
    [
      "alias 148373", "cpe cpe:/a:7-zip:7-zip:18.05", "cpe cpe:/a:other:other",
      "severity_word 3",
    ]),
  Expectation(
    "trivy/image.json",
    [
      "severity_word CRITICAL", "fix_state will_not_fix",
      "path registry.example.com/shop:1.4 (debian 12.4)", "cvss_v2 4.3",
      "artifact pkg:oci/shop?repository_url=registry.example.com/shop",
    ]),
  Expectation(
    "trivy/image.json", finding: 7,
    [
      "severity_word HIGH", "fix_state fixed", "path app/node_modules/semver/package.json",
      "path Node.js",
      "artifact pkg:oci/shop?repository_url=registry.example.com/shop",
    ]),
  Expectation(
    "trivy/misconfigurations.json", ["alias DS002", "severity_word HIGH", "path Dockerfile"]),
  Expectation(
    "trivy/secrets-and-licences.json",
    [
      "alias aws-access-key-id", "severity_word CRITICAL", "path /app/config/prod.env",
      "artifact pkg:oci/shop?repository_url=registry.example.com/shop",
    ]),
  Expectation(
    "trivy/secrets-and-licences.json", finding: 4,
    [
      "severity_word LOW", "alias Zlib",
      "path /usr/share/doc/zlib1g/copyright",
      "artifact pkg:oci/shop?repository_url=registry.example.com/shop",
    ]),
  Expectation(
    "trufflehog/version-3.jsonl", finding: 3,
    ["alias URI", "secret https://u:p@example.org", "secret https://u:p@example.org/x"]),
  Expectation(
    "zap/traditional.xml",
    [
      "alias 10038-1", "severity_word Medium",
      "url https://shop.example.com/basket?item=1&count=2#total",
      "url HTTPS://shop.example.com/Grüße/ä b",
    ]),
  Expectation(
    "zap/traditional-as-json.json", finding: 2, ["url http://images.example.com:8080"]),
]

private let inlineExpectations: [InlineExpectation] = [
  InlineExpectation(
    "Trivy Scan",
    """
    {"SchemaVersion": 2, "ArtifactName": "shop", "Metadata": {
      "RepoDigests": ["alpine@sha256:00aa", "registry.example.com:5000/web/Shop@sha256:00bb", 7],
      "ImageConfig": {"architecture": "arm64"}},
     "Results": [{"Target": "app/go.mod", "Class": "lang-pkgs", "Vulnerabilities": [
      {"VulnerabilityID": "CVE-0000-0001", "VendorIDs": ["GHSA-0000", "CVE-0000-0001", ""],
       "PkgName": "mod", "PkgIdentifier": {"PURL": "pkg:golang/example.org/mod@1.0.0",
       "BOMRef": "ref-1"}, "Severity": "HIGH",
       "VendorSeverity": {"nvd": 4, "redhat": 2, "ghsa": 3, "alma": 0, "odd": 9}}]}]}
    """,
    [
      "alias GHSA-0000", "severity_word HIGH", "purl pkg:golang/example.org/mod@1.0.0",
      "path app/go.mod", "vendor_severity nvd:Critical",
      "vendor_severity redhat:Medium", "vendor_severity ghsa:High", "vendor_severity alma:Info",
      "artifact pkg:oci/alpine@sha256:00aa?arch=arm64"
        + "&repository_url=index.docker.io/library/alpine",
      "artifact pkg:oci/shop@sha256:00bb?arch=arm64"
        + "&repository_url=registry.example.com:5000/web/Shop",
    ]),
  InlineExpectation(
    "Anchore Grype",
    """
    {"matches": [{"vulnerability": {"id": "CVE-0000-0001", "severity": "Low",
      "namespace": "redhat:distro:redhat:8", "fix": {"state": "wont-fix"},
      "advisories": [{"id": "RHSA-0000:1"}]}, "relatedVulnerabilities": [],
      "matchDetails": [{"type": "exact-indirect-match"}],
      "artifact": {"name": "libcrypto", "version": "1", "type": "rpm", "language": "",
       "cpes": ["cpe:2.3:a:example:libcrypto:1:*:*:*:*:*:*:*"],
       "locations": [{"path": "/var/lib/rpm", "accessPath": "/usr/lib/rpm"}],
       "upstreams": [{"name": "openssl"}]}}],
     "source": {"type": "image", "target": {"userInput": "registry.example.com/shop:1.4",
      "manifestDigest": "sha256:00aa", "repoDigests": [], "architecture": "amd64"}}}
    """,
    [
      "severity_word Low", "property namespace:redhat:distro:redhat:8", "fix_state wont-fix",
      "cpe cpe:2.3:a:example:libcrypto:1:*:*:*:*:*:*:*", "property package_type:rpm",
      "path /var/lib/rpm",
      "path /usr/lib/rpm", "property upstream:openssl", "property match_type:exact-indirect-match",
      "alias RHSA-0000:1", "vendor_severity redhat:Low",
      "artifact pkg:oci/shop@sha256:00aa?arch=amd64&repository_url=registry.example.com/shop",
    ]),
  InlineExpectation(
    "Gitleaks Scan",
    """
    [{"Description": "Key", "RuleID": "generic", "StartLine": 3, "File": "a.py",
      "Commit": "00aa", "Secret": "not-a-real-key", "SymlinkFile": "link.py"}]
    """,
    [
      "alias generic", "path link.py", "secret not-a-real-key", "fingerprint 00aa:a.py:generic:3",
      "fingerprint a.py:generic:3",
    ]),
  InlineExpectation(
    "SARIF",
    """
    {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "rules": [
      {"id": "A"}, {"id": "B", "deprecatedIds": ["B1", "B0"],
       "defaultConfiguration": {"level": "note"}}]}},
     "results": [{"ruleIndex": 1, "message": {"text": "m"}, "suppressions": [
      {"kind": "external", "status": "rejected", "justification": "no"},
      {"kind": "external", "status": "underReview"},
      {"kind": "external", "status": "accepted", "justification": "It is a test."},
      {"kind": "inSource"}], "properties": {"blame": {"author": "Ann",
      "committer-mail": "<b@example.com>"}}}]}]}
    """,
    [
      "alias B", "alias B1", "alias B0", "severity_word note", "suppression It is a test.",
      "suppression inSource", "property suppression:external", "property suppression:inSource",
      "property author:Ann", "property committer-mail:<b@example.com>",
    ]),
  InlineExpectation(
    "Snyk Scan",
    """
    {"vulnerabilities": [{"id": "SNYK-JS-TOY-1", "title": "t", "packageName": "@toys/box",
      "version": "3.1.0", "from": ["shop@1", "@toys/box@3.1.0"], "severity": "high",
      "identifiers": {"CVE": ["CVE-0000-0001"], "CWE": ["CWE-1"], "GHSA": ["GHSA-0000"],
       "ALTERNATIVE": ["npm:box:1"]}, "cvssScore": 7.5, "isUpgradable": true,
      "cvssDetails": [{"assigner": "NVD", "severity": "critical"},
       {"assigner": "Red Hat", "severity": "moderate"}]}], "packageManager": "yarn"}
    """,
    [
      "property from:@toys/box@3.1.0", "alias GHSA-0000", "alias npm:box:1", "severity_word high",
      "purl pkg:npm/%40toys/box@3.1.0", "property fixable:true", "vendor_severity nvd:Critical",
      "vendor_severity redhat:Medium",
    ]),
  InlineExpectation(
    "Semgrep JSON Report",
    """
    {"results": [{"check_id": "rule", "path": "yarn.lock", "start": {"line": 1}, "extra": {
      "message": "m", "severity": "ERROR", "is_ignored": true, "fingerprint": "requires login",
      "metadata": {"sca-vuln-database-identifier": "CVE-0000-0001"},
      "sca_info": {"dependency_match": {"found_dependency": {"ecosystem": "npm",
       "package": "left-toy", "version": "0.9.0"}}}}}], "errors": []}
    """,
    [
      "alias CVE-0000-0001", "severity_word ERROR", "suppression nosemgrep",
      "purl pkg:npm/left-toy@0.9.0",
    ]),
  // Only what is ignored everywhere is suppressed.
  InlineExpectation(
    "Semgrep JSON Report",
    """
    {"results": [
      {"check_id": "rule", "path": "a.py", "start": {"line": 1},
       "extra": {"message": "m", "severity": "ERROR", "is_ignored": true}},
      {"check_id": "rule", "path": "a.py", "start": {"line": 1},
       "extra": {"message": "m", "severity": "ERROR"}}], "errors": []}
    """,
    ["severity_word ERROR"]),
  InlineExpectation(
    "Dependency Check Scan",
    """
    {"projectInfo": {}, "dependencies": [{"fileName": "a.jar", "filePath": "/a.jar",
      "sha1": "00aa", "packages": [{"id": "pkg:maven/org.example/a@1"}],
      "vulnerabilityIds": [{"id": "cpe:2.3:a:example:a:1:*:*:*:*:*:*:*"},
       {"id": "cpe:2.3:a:other:a:1:*:*:*:*:*:*:*"}],
      "vulnerabilities": [{"name": "GHSA-0000", "severity": "high",
       "cvssv2": {"score": 7.5, "severity": "HIGH"}, "cvssv4": {"baseScore": 8.7},
       "vulnerableSoftware": [
        {"software": {"id": "cpe:2.3:a:other:a:*:*:*:*:*:*:*:*"}},
        {"software": {"id": "cpe:2.3:a:example:a:*:*:*:*:*:*:*:*",
         "vulnerabilityIdMatched": "true"}}]}]}]}
    """,
    [
      "sha1 00aa", "path /a.jar", "purl pkg:maven/org.example/a@1",
      "cpe cpe:/a:example:a:1", "alias GHSA-0000", "severity_word high", "cvss_v2 7.5",
      "cvss_v4 8.7",
    ]),
  InlineExpectation(
    "AWS Security Hub Scan",
    """
    {"Findings": [{"Id": "f-1", "ProductArn": "p", "Title": "t", "GeneratorId": "control/S3.8",
      "Severity": {"Label": "LOW"}, "Compliance": {"SecurityControlId": "S3.8"},
      "Workflow": {"Status": "SUPPRESSED"}, "Note": {"Text": "Public on purpose."},
      "Resources": []}]}
    """,
    [
      "fingerprint f-1", "alias control/S3.8", "alias S3.8", "severity_word LOW",
      "suppression Public on purpose.",
    ]),
  InlineExpectation(
    "SonarQube Scan",
    """
    {"paging": {"pageIndex": 1}, "hotspots": [{"key": "h-1", "component": "shop:a.ts",
      "project": "shop", "vulnerabilityProbability": "LOW", "status": "REVIEWED",
      "resolution": "SAFE", "ruleKey": "ts:S1", "message": "m"}]}
    """,
    [
      "alias ts:S1", "fingerprint h-1", "severity_word LOW", "path a.ts", "suppression SAFE",
    ]),
  InlineExpectation(
    "CycloneDX Scan",
    """
    {"bomFormat": "CycloneDX", "specVersion": "1.5",
     "metadata": {"component": {"purl": "pkg:oci/shop@sha256:00aa"}},
     "components": [{"bom-ref": "lib", "name": "lib", "version": "1", "cpe": "cpe:/a:x:lib:1",
      "hashes": [{"alg": "SHA-1", "content": "00aa"}]}],
     "vulnerabilities": [{"id": "CVE-0000-0001", "affects": [{"ref": "lib"}]}]}
    """,
    ["cpe cpe:/a:x:lib:1", "sha1 00aa", "artifact pkg:oci/shop@sha256:00aa"]),
  InlineExpectation(
    "ZAP Scan",
    """
    {"@programName": "ZAP", "site": [{"@name": "x", "alerts": [{"pluginid": "1", "alert": "a",
      "riskcode": "0", "confidence": "0", "riskdesc": "Informational (False Positive)"}]}]}
    """,
    ["severity_word Informational", "suppression False Positive"]),
]
