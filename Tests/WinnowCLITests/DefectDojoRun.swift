import Deduplication
import Delivering
import FindingModel
import Foundation
import StandInServers
import Testing

/// A DefectDojo in memory that hashes generic findings as the real one does, and the program beside
/// it.
struct DefectDojoRun {
  let dojo: StandInDojo
  let server: StandIn
  let folder = try? TemporaryFolder()

  static let token = "0123abcd-secret"

  static func with(
    dojo: StandInDojo = StandInDojo(hash: genericHash),
    _ body: (DefectDojoRun) async throws -> Void
  ) async throws {
    try await StandIn.run(act: { await dojo.answer($0) }) { server in
      try await body(DefectDojoRun(dojo: dojo, server: server))
    }
  }

  /// Runs `winnow defectdojo` on a thread of its own, as the server answers on those of the tests.
  /// The token must never show.
  func callAsFunction(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    let variables = [
      "DEFECTDOJO_URL": server.address, "DEFECTDOJO_API_TOKEN": DefectDojoRun.token,
      "NO_PROXY": "*",
    ].merging(environment) { $1 }
    let path = folder?.path
    let run = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try WinnowRun(["defectdojo"] + arguments, environment: variables, in: path)
          })
      }
    }
    #expect(!(run.output + run.messages).contains(DefectDojoRun.token))
    return run
  }

  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    try await self(arguments, environment: environment)
  }

  /// The path of a report among the samples.
  static func sample(_ path: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../samples/\(path)")
      .standardized.path(percentEncoded: false)
  }

  /// Writes a report of DefectDojo's generic format into the folder that the program works in.
  func write(_ name: String, _ titles: [String]) throws {
    let findings = titles.map { title in
      ["title": title, "severity": "High", "description": "What is wrong with \(title)."]
    }
    let data = try JSONSerialization.data(withJSONObject: ["findings": findings])
    _ = try folder?.file(name, data)
  }

  /// The methods of the requests that came since the first `count` ones.
  func methods(since count: Int) -> [String] { server.requests.dropFirst(count).map(\.method) }

  private static let genericHash: @Sendable (StandInDojo.Row) -> String = { row in
    var finding = Finding(row["title"]?.text ?? "", severity: .high)
    finding.description = row["description"]?.text
    finding.scanType = "Generic Findings Import"
    return Identity().hashCode(of: finding)
  }
}
