import Foundation

/// A report as the web interface of Checkmarx AST exports a scan to JSON: indented by one space,
/// the results of the engine for code by query, each of them with its whole path.
struct CheckmarxJSONReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var queries: [Query] = []
  private var counts: [String: Int] = [:]

  /// How a query starts, and what is the same in all its results.
  private struct Query { let opening, severity, shared: String }

  init(prose: Prose) {
    self.prose = prose
    queries = (0..<300).map { query($0) }
  }

  private mutating func query(_ number: Int) -> Query {
    let severity = prose.pick(["HIGH", "MEDIUM", "LOW", "INFO"])
    let compliance = prose.several(4...9, separator: ",\n") { prose in
      "          \"\(prose.noun().uppercased()) \(prose.noun()) \(prose.number(2013...2025))\""
    }
    let opening = members(
      7, #""queryName": "\#(prose.name())_\#(prose.noun())_\#(number)""#, #""queryId": """#,
      #""description": \#(prose.text(bytes: 150...450).json(escapingMarkup: true))"#,
      #""vulnerabilitiesTotal": \#(resultsPerQuery)"#, #""vulnerabilities": ["#)
    return Query(
      opening: "      {\n\(opening)\n", severity: severity,
      shared: members(
        9, #""severity": "\#(severity)""#, #""groupName": "Java_\#(severity.capitalized)_Risk""#,
        #""cweId": \#(prose.number(20...1300))"#, #""confidenceLevel": 0"#,
        "\"compliance\": [\n\(compliance)\n         ]", #""firstScanId": "\#(scan)""#))
  }

  private func members(_ indent: Int, _ members: String...) -> String {
    members.map { String(repeating: " ", count: indent) + $0 }.joined(separator: ",\n")
  }

  private let scan = "5f0e1d2c-3b4a-4968-8776-5a4b3c2d1e0f"

  private let resultsPerQuery = 40

  var opening: String {
    let header = members(
      2, #""projectName": "cart""#, #""createdDate": "2026-01-15T12:00:00Z""#,
      #""tenantId": "orchard""#)
    let summary = members(
      2, #""scanId": "\#(scan)""#, "\"languages\": [\n   \"Java\"\n  ]", #""enginesCount": 1"#,
      #""scanCompletedDate": "2026-01-15 11:55:16.281169 +0000 UTC""#,
      "\"engineTypes\": [\n   \"SAST\"\n  ]")
    return "{\n \"reportId\": \"b1c5e4a2-7d0f-4c8e-9a36-51f0d2e8c7ab\",\n"
      + " \"reportHeader\": {\n\(header)\n },\n \"scanSummary\": {\n\(summary)\n },\n"
      + " \"scanResults\": {\n  \"sast\": {\n   \"languages\": [\n    {\n"
      + "     \"languageName\": \"Java\",\n     \"queries\": ["
  }

  var closing: String {
    let counts = ["HIGH", "MEDIUM", "LOW", "INFO"].map { severity in
      "    \"\(severity.lowercased())\": \(self.counts[severity] ?? 0)"
    }
    return (findings == 0 ? "" : queryEnd) + "\n     ]\n    }\n   ],\n   \"vulnerabilities\": {\n"
      + "    \"total\": \(findings),\n\(counts.joined(separator: ",\n"))\n   }\n  }\n }\n}\n"
  }

  private let queryEnd = "\n       ]\n      }"

  mutating func record() -> String {
    defer { findings += 1 }
    let query = queries[findings / resultsPerQuery % queries.count]
    counts[query.severity, default: 0] += 1
    if findings % resultsPerQuery != 0 { return ",\n" + result(query) }
    return (findings == 0 ? "\n" : queryEnd + ",\n") + query.opening + result(query)
  }

  private mutating func result(_ query: Query) -> String {
    let place = ["org", "example", prose.noun(), prose.noun(), "\(prose.name())_\(findings)"]
    let line = prose.number(1...2000)
    let nodes = (1...prose.number(2...10)).map { node(in: place, line: line + $0, after: line) }
    let result = members(
      9, #""id": "\#(prose.hex(27))=""#, #""similarityId": \#(prose.number(-1 << 31...1 << 31))"#,
      #""status": "\#(prose.pick(["NEW", "RECURRENT"]))""#, #""state": "To verify""#)
    let times = members(
      9, #""foundDate": "\#(prose.moment())""#, #""firstFoundDate": "\#(prose.moment())""#)
    return "        {\n\(result),\n\(query.shared),\n         \"nodes\": [\n"
      + nodes.joined(separator: ",\n") + "\n         ],\n\(times)\n        }"
  }

  private mutating func node(in place: [String], line: Int, after start: Int) -> String {
    let (method, name) = (prose.noun(), prose.noun())
    let node = members(
      11, #""column": \#(prose.number(1...120))"#,
      #""fileName": "/cart/src/main/java/\#(place.joined(separator: "/")).java""#,
      #""fullName": "\#((place + [method, name]).joined(separator: "."))""#,
      #""length": \#(name.utf8.count)"#, #""line": \#(line)"#, #""methodLine": \#(start)"#,
      #""name": "\#(name)""#,
      #""domType": "\#(prose.pick(["MethodInvokeExpr", "UnknownReference", "ParamDecl"]))""#,
      #""method": "\#(method)""#)
    return "          {\n\(node)\n          }"
  }
}
