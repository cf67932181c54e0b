import FindingModel
import Foundation
import StandInServers
import Testing

@testable import Delivering

private func finding(_ title: String, _ change: (inout Finding) -> Void = { _ in }) -> FindingPost {
  var finding = Finding(title, severity: .high)
  finding.description = "What is wrong with \(title)"
  change(&finding)
  return FindingPost(finding) { "hash of \($0.title)" }
}

private func withTest<Value: Sendable>(
  _ server: StandInDojo, _ body: (DefectDojo, Delivering.Test, StandIn) async throws -> Value
) async throws -> Value {
  try await withDojo(server) { dojo, standIn in
    let product = try await dojo.create(
      Product.self, ["name": "Shop", "description": "d", "prod_type": 1])
    let engagement = try await dojo.create(
      Engagement.self,
      [
        "product": .int(product.id), "name": "CI", "target_start": "2026-11-22",
        "target_end": "2026-11-23",
      ])
    let test = try await dojo.create(
      Delivering.Test.self,
      [
        "engagement": .int(engagement.id), "test_type": 1, "target_start": "2026-11-22",
        "target_end": "2026-11-22",
      ])
    return try await body(dojo, test, standIn)
  }
}

@Suite(.timeLimit(.minutes(20))) struct PostTests {
  @Test func saysAllThatTheServerAsksFor() throws {
    let post = finding(" some title ") {
      $0.severity = .critical
      $0.cwe = 79
      $0.cwes = [79, 80]
      $0.vulnerabilityIDs = ["CVE-2021-44228"]
      $0.description = "\n two lines\nof it \n"
      $0.verified = true
      $0.falsePositive = true
      $0.line = 3
      $0.filePath = "a/b.c"
      $0.componentVersion = ""
      $0.tags = ["ci"]
      $0.cvssV3Score = 9.8
    }
    #expect(
      post.values == [
        "title": "some title", "description": "two lines\nof it", "severity": "Critical",
        "numerical_severity": "S0", "cwe": 79, "cwes": [["cwe": "CWE-79"], ["cwe": "CWE-80"]],
        "vulnerability_ids": [["vulnerability_id": "CVE-2021-44228"]], "active": true,
        "verified": false, "false_p": true, "out_of_scope": false, "is_mitigated": false,
        "line": 3, "file_path": "a/b.c", "tags": ["ci"], "cvssv3_score": 9.8,
        "static_finding": false, "dynamic_finding": true,
      ])
    let call = try post.call(into: 7)
    guard case .json(let body) = call.request.body else { throw CancellationError() }
    let sent = try JSONDecoder().decode(JSONValue.self, from: body)
    #expect(sent["test"] == 7)
    #expect(sent["found_by"] == [])
  }

  @Test func cutsTitlesAndFillsDescriptions() {
    let post = finding(String(repeating: "ä", count: 600)) { $0.description = "  " }
    #expect(post.values["title"]?.text?.unicodeScalars.count == 511)
    #expect(post.values["description"] == post.values["title"])
  }

  @Test func postsOnlyWhatIsNotThere() async throws {
    let server = StandInDojo()
    try await withTest(server) { dojo, test, _ in
      let first = try await dojo.post([finding("a"), finding("b")], into: test)
      #expect(first.created.map(\.title) == ["A", "B"])
      let all = [finding("a"), finding("b"), finding("b"), finding("c")]
      let missing = try await dojo.missing(all, in: test)
      #expect(missing.map(\.hash) == ["hash of b", "hash of c"])
      let second = try await dojo.post(all, into: test)
      #expect(second.known.count == 2)
      #expect(second.created.map(\.title) == ["B", "C"])
      let third = try await dojo.post(all, into: test)
      #expect(third.known.count == 4)
      #expect(third.created.isEmpty)
      #expect(await server.all("findings").count == 4)
    }
  }

  @Test func oneThatTheServerDoesNotTakeKeepsNoOtherBack() async throws {
    let server = StandInDojo()
    try await withTest(server) { dojo, test, _ in
      let long = finding("b") { $0.componentVersion = String(repeating: "1", count: 101) }
      let result = try await dojo.post([finding("a"), long, finding("c")], into: test)
      #expect(result.created.map(\.title) == ["A", "C"])
      #expect(result.refused.map(\.title) == ["b"])
      #expect(
        result.refused.first?.error.description
          == "findings: component_version: expected no more than 100 characters, found 101")
    }
  }

  @Test(arguments: [false, true])
  func placesAreAttachedInTheWayOfTheServer(_ hasEndpoints: Bool) async throws {
    let server = StandInDojo(hasEndpoints: hasEndpoints)
    try await withTest(server) { dojo, test, _ in
      let all = [
        finding("a") {
          $0.locations = [
            .url(URLLocation(url: "https://www.example.com/login?a=b")),
            .url(URLLocation(url: "https://www.example.com/")),
            .url(URLLocation(host: "www.example.com", port: 443, scheme: "https", path: "/")),
          ]
        },
        finding("b") { $0.locations = [.url(URLLocation(url: "https://www.example.com/"))] },
      ]
      for _ in 0..<2 { _ = try await dojo.post(all, into: test) }
      #expect(await server.all("findings").count == 2)
      if hasEndpoints {
        #expect(await server.all("endpoints").count == 2)
        #expect(await server.all("findings").map { $0["endpoints"] } == [[1, 2], [2]])
      } else {
        #expect(
          await server.all("url").map { [$0["path"], $0["query"]] }
            == [["login", "a=b"], [nil, nil]])
        #expect(await server.all("location_products").map { $0["location"] } == [1, 2])
        let pairs = await server.all("location_findings").map { [$0["finding"], $0["location"]] }
        #expect(pairs == [[1, 1], [1, 2], [2, 2]])
      }
    }
  }

  @Test func endsWhereItIsCancelled() async throws {
    let server = StandInDojo()
    try await withTest(server) { dojo, test, standIn in
      standIn.meet([nil, nil, nil, .slowly(.seconds(30))], on: "POST")
      let posting = Task { try await dojo.post((0..<9).map { finding("f\($0)") }, into: test) }
      while await server.all("findings").count < 4 { try await Task.sleep(for: .milliseconds(5)) }
      posting.cancel()
      let result = try await posting.value
      #expect(result.stop is CancellationError)
      #expect(result.created.count == 3)
      #expect(await server.all("findings").count == 4)
    }
  }
}

/// Connections that are lost while 200 findings are posted, some with places.
@Suite(.timeLimit(.minutes(20))) struct PostCutTests {
  private static let findings = (0..<200).map { number in
    finding("f\(number)") {
      guard number.isMultiple(of: 20) else { return }
      $0.locations = [.url(URLLocation(url: "https://example.com/\(number)"))]
    }
  }

  private static let faults: [StandIn.Fault] =
    [.afterHead, .beforeActing, .afterActing, .onConnecting]
    + [0, 1, 50].map { .afterBytes($0) } + [0, 5, 17, 60, 200].map { .inAnswer($0) }
    + [500, 502, 503, 504].map { .instead(StandInAnswer($0)) }
    + [
      .instead(StandInAnswer(429, headers: [NamedText("Retry-After", "0")])),
      .instead(StandInAnswer(403, ["detail": "No."])),
      .instead(StandInAnswer(301, headers: [NamedText("Location", "/x/")])),
      .instead(StandInAnswer(200, body: Data("<html>".utf8))),
    ]

  @Test func eachFindingIsThereOnce() async throws {
    let server = StandInDojo()
    try await withTest(server) { dojo, test, standIn in
      standIn.meet(
        PostCutTests.faults.flatMap { fault in Array(repeating: nil, count: 8) + [fault] },
        on: "POST")
      var interruptions = 0
      while let error = try await dojo.post(PostCutTests.findings, into: test).stop {
        interruptions += 1
        try #require(interruptions < 20, "\(error)")
      }
      #expect(standIn.hasMetAll)
      #expect((1..<20).contains(interruptions))
      let titles = await server.all("findings").compactMap { $0["title"]?.text }
      #expect(titles.count == 200)
      #expect(Set(titles).count == 200)
      #expect(await server.all("findings").allSatisfy { $0["active"] == true })
      let pairs = await server.all("location_findings").map { [$0["finding"], $0["location"]] }
      #expect(Set(pairs).count == 10)
      #expect(pairs.count == 10)
    }
  }
}
