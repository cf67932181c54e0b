import Foundation
import StandInServers
import Testing

@testable import Delivering

@Suite(.timeLimit(.minutes(20))) struct DejaCodeVEXTests {
  private func document(
    _ state: String, _ justification: String = "", _ detail: String = ""
  ) async throws -> JSONValue {
    let server = StandInDejaCode()
    await server.analyse(state: state, justification: justification, detail: detail)
    return try await withDejaCode(server) { dejacode, _ in
      try JSONDecoder().decode(
        JSONValue.self, from: try await dejacode.vexDocument(product: "webshop", version: "2.1"))
    }
  }

  @Test(arguments: [
    ("not_affected", "not_affected"), ("false_positive", "not_affected"), ("resolved", "fixed"),
    ("resolved_with_pedigree", "fixed"),
  ])
  func whatNeedsNothingIsAStatement(_ state: String, _ status: String) async throws {
    let document = try await document(state, "code_not_reachable", "Never called.")
    #expect(document["@context"] == "https://openvex.dev/ns/v0.2.0")
    #expect(
      document["statements"] == [
        [
          "vulnerability": ["name": "GHSA-jfh8-c2jp-5v3q", "aliases": ["CVE-2021-44228"]],
          "products": [["@id": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"]],
          "status": .text(status), "justification": "code_not_reachable",
          "impact_statement": "Never called.",
        ]
      ])
  }

  @Test(arguments: ["exploitable", "in_triage", ""])
  func otherAnalysesSayNothing(_ state: String) async throws {
    #expect(try await document(state)["statements"] == [])
  }
}
