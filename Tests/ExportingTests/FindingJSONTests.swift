import Foundation
import Testing

@testable import Exporting
@testable import FindingModel

/// Findings under DefectDojo's REST field names, read back by Foundation.
struct FindingJSONTests {
  private func members(of finding: Finding) throws -> NSDictionary {
    var json = JSONBytes()
    FindingJSON(report: "report.json").write(finding, to: &json)
    let value = try JSONSerialization.jsonObject(with: Data(Array(json.bytes)))
    return try #require(value as? NSDictionary)
  }

  @Test func defaultsAreLeftOut() throws {
    var finding = Finding("Title", severity: .high)
    finding.scanType = "Trivy Scan"
    finding.records = [RecordPosition(path: "Results[0]", bytes: 7..<19)]
    let expected: NSDictionary = [
      "title": "Title", "severity": "High", "cwe": 0, "scan_type": "Trivy Scan",
      "source": [
        "report": "report.json", "records": [["path": "Results[0]", "offset": 7, "length": 12]],
      ],
    ]
    #expect(try members(of: finding) == expected)
    // 0 says that there is none, null that it was set to null: the hash tells them apart.
    finding.cwe = nil
    #expect(try members(of: finding)["cwe"] == nil)
  }

  @Test func emptyTextsAreKept() throws {
    var finding = Finding("", severity: .info)
    let texts: [(String, WritableKeyPath<Finding, String?>)] = [
      ("description", \.description), ("mitigation", \.mitigation), ("impact", \.impact),
      ("references", \.references), ("steps_to_reproduce", \.stepsToReproduce),
      ("severity_justification", \.severityJustification), ("cvssv3", \.cvssV3),
      ("cvssv4", \.cvssV4), ("component_name", \.componentName),
      ("component_version", \.componentVersion), ("fix_version", \.fixVersion),
      ("file_path", \.filePath), ("sast_source_object", \.sastSourceObject),
      ("sast_source_file_path", \.sastSourceFilePath), ("sast_sink_object", \.sastSinkObject),
      ("unique_id_from_tool", \.uniqueIDFromTool), ("vuln_id_from_tool", \.vulnIDFromTool),
      ("service", \.service), ("url", \.url), ("param", \.param), ("payload", \.payload),
      ("effort_for_fixing", \.effortForFixing),
    ]
    for (name, text) in texts {
      #expect(try members(of: finding)[name] == nil)
      finding[keyPath: text] = ""
      #expect(try members(of: finding)[name] as? String == "")
      finding[keyPath: text] = "a \"\(name)\"\n"
      #expect(try members(of: finding)[name] as? String == "a \"\(name)\"\n")
    }
    #expect(try members(of: finding)["title"] as? String == "")
  }

  @Test func everyFieldHasItsName() throws {
    let expected: NSDictionary = [
      "title": "Title", "severity": "Critical", "cwe": 79, "cwes": [79, 80],
      "vulnerability_ids": ["CVE-2024-0001", "GHSA-x"], "cvssv3_score": 9.8,
      "cvssv4_score": 9.25, "epss_score": 0.5, "epss_percentile": 0.75, "known_exploited": true,
      "ransomware_used": false, "kev_date": "2024-02-29", "fix_available": false, "line": 12,
      "sast_source_line": 3, "static_finding": true, "dynamic_finding": false, "active": false,
      "verified": true, "false_p": true, "out_of_scope": true, "risk_accepted": true,
      "is_mitigated": true, "mitigated": "2026-01-15T12:00:00Z", "date": "2025-12-31",
      "publish_date": "0001-01-01", "nb_occurences": 4, "scanner_confidence": 1,
      "tags": ["a", "b\"c"],
      "locations": [
        ["type": "url", "url": "https://example.com/"],
        [
          "type": "url", "host": "example.com", "port": 8443, "protocol": "https",
          "path": "/a", "query": "b=c", "fragment": "d", "user_info": "e:f",
        ],
        ["type": "code", "file_path": "a.c"],
        [
          "type": "code", "file_path": "b.c", "line": 1, "end_line": 2, "snippet": "x",
          "source_object": "s", "source_file_path": "c.c", "source_line": 5, "sink_object": "t",
        ],
        ["type": "dependency"],
        [
          "type": "dependency", "purl": "pkg:npm/a@1", "purl_type": "npm", "name": "a",
          "version": "1", "file_path": "package.json", "license_expression": "MIT",
          "artifact_hashes": ["sha256": ["00ff"], "md5": ["aa"]],
        ],
      ],
      "request_response_pairs": [["request": "GET /", "response": ""]],
      "files": ["shot.png"], "hash_code": "00ff", "scan_type": "Some Scan",
      "source": [
        "report": "report.json",
        "records": [
          ["path": "a[0]", "offset": 0, "length": 2], ["path": "a[15]", "offset": 9, "length": 0],
        ],
      ],
    ]
    #expect(try members(of: full()) == expected)
  }

  /// A finding with every field set that is not a plain text.
  private func full() -> Finding {
    var finding = Finding("Title", severity: .critical)
    finding.cwe = 79
    finding.cwes = [79, 80]
    finding.vulnerabilityIDs = ["CVE-2024-0001", "GHSA-x"]
    (finding.cvssV3Score, finding.cvssV4Score) = (9.8, 9.25)
    (finding.epssScore, finding.epssPercentile) = (0.5, 0.75)
    (finding.knownExploited, finding.ransomwareUsed, finding.fixAvailable) = (true, false, false)
    finding.kevDate = Day(year: 2024, month: 2, day: 29)
    (finding.line, finding.sastSourceLine) = (12, 3)
    (finding.staticFinding, finding.dynamicFinding) = (true, false)
    (finding.active, finding.verified, finding.falsePositive) = (false, true, true)
    (finding.outOfScope, finding.riskAccepted, finding.isMitigated) = (true, true, true)
    finding.mitigated = Moment(secondsSince1970: 1_768_478_400)
    finding.date = Day(year: 2025, month: 12, day: 31)
    finding.publishDate = Day(year: 1, month: 1, day: 1)
    (finding.occurrences, finding.scannerConfidence) = (4, 1)
    finding.tags = ["a", "b\"c"]
    finding.locations = locations
    finding.requestResponsePairs = [RequestResponsePair(request: "GET /", response: "")]
    finding.files = [Attachment(title: "shot.png", data: "AAAA")]
    (finding.hashCode, finding.scanType) = ("00ff", "Some Scan")
    finding.records = [
      RecordPosition(path: "a[0]", bytes: 0..<2),
      RecordPosition(list: "a", index: 15, bytes: 9..<9),
    ]
    return finding
  }

  private var locations: [Location] {
    var url = URLLocation(host: "example.com", port: 8443, scheme: "https", path: "/a")
    (url.query, url.fragment, url.userInfo) = ("b=c", "d", "e:f")
    var code = CodeLocation(filePath: "b.c", line: 1)
    (code.endLine, code.snippet, code.sourceObject, code.sinkObject) = (2, "x", "s", "t")
    (code.sourceFilePath, code.sourceLine) = ("c.c", 5)
    var dependency = DependencyLocation(
      purl: "pkg:npm/a@1", name: "a", version: "1", filePath: "package.json")
    (dependency.purlType, dependency.licenseExpression) = ("npm", "MIT")
    dependency.artifactHashes = [
      KeyedText(key: "sha256", text: "00ff"), KeyedText(key: "md5", text: "aa"),
    ]
    return [
      .url(URLLocation(url: "https://example.com/")), .url(url),
      .code(CodeLocation(filePath: "a.c")), .code(code),
      .dependency(DependencyLocation()), .dependency(dependency),
    ]
  }

  @Test func fieldsHaveAFixedOrder() throws {
    var json = JSONBytes()
    FindingJSON(report: "r").write(full(), to: &json)
    let first = Array(json.bytes)
    json.removeAll()
    FindingJSON(report: "r").write(full(), to: &json)
    #expect(Array(json.bytes) == first)
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.hasPrefix("{\"title\":\"Title\",\"severity\":\"Critical\",\"cwe\":79,"))
    #expect(text.contains("\"artifact_hashes\":{\"sha256\":[\"00ff\"],\"md5\":[\"aa\"]}"))
    #expect(!text.utf8.contains(0x0A))
  }
}
