import Deduplication
import Delivering
import FindingModel
import Foundation
import StandInServers
import Testing

/// A DefectDojo in memory that hashes generic findings as the real one does, and the program beside
/// it.
struct DefectDojoRun: Sendable {
  let dojo: StandInDojo
  let server: StandIn
  let folder = try? TemporaryFolder()

  static let token = "0123abcd-secret"

  /// A server that may mark duplicates.
  static func dojo(deduplicates: Bool = false) -> StandInDojo {
    StandInDojo(deduplicates: deduplicates, hash: genericHash)
  }

  static func with(
    dojo: StandInDojo = dojo(),
    _ body: (DefectDojoRun) async throws -> Void
  ) async throws {
    try await StandIn.run(act: { await dojo.answer($0) }) { server in
      try await body(DefectDojoRun(dojo: dojo, server: server))
    }
  }

  /// Runs `winnow defectdojo`.
  func callAsFunction(
    _ arguments: [String], environment: [String: String] = [:],
    started: @escaping @Sendable (Int32) -> Void = { _ in }
  ) async throws -> WinnowRun {
    let variables = [
      "DEFECTDOJO_URL": server.address, "DEFECTDOJO_API_TOKEN": DefectDojoRun.token,
      "NO_PROXY": "*",
    ].merging(environment) { $1 }
    return try await WinnowRun.aside(
      ["defectdojo"] + arguments, hiding: DefectDojoRun.token, environment: variables,
      in: folder?.path, started: started)
  }

  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    try await self(arguments, environment: environment)
  }

  /// How a test of the engagement of the tests is found, or made.
  static let names = [
    "--product-type-name", "Web", "--product-name", "Shop", "--engagement-name", "CI",
    "--auto-create-context",
  ]

  /// Uploads to the engagement of the tests, by names.
  func upload(
    _ command: String, _ reports: String..., with more: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    try await self(
      [command] + reports + DefectDojoRun.names + more, environment: environment)
  }

  /// The path of a report among the samples.
  static func sample(_ path: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../samples/\(path)")
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

  /// Writes a report of Trivy with a vulnerability of each package.
  func write(trivy name: String, _ packages: [String]) throws {
    let records = packages.map { package in
      """
      {"VulnerabilityID":"CVE-2021-0001","PkgName":"\(package)","InstalledVersion":"1.0",
      "PkgIdentifier":{"PURL":"pkg:npm/\(package)@1.0"},"Severity":"HIGH"}
      """
    }
    let report = """
      {"SchemaVersion":2,"ArtifactName":"shop","Results":[{"Target":"package-lock.json",
      "Class":"lang-pkgs","Type":"npm","Vulnerabilities":[\(records.joined(separator: ","))]}]}
      """
    _ = try folder?.file(name, Array(report.utf8))
  }

  /// Writes a report of Grype with the same vulnerabilities.
  func write(grype name: String, _ packages: [String]) throws {
    let matches = packages.map { package in
      GrypeMatch(
        "CVE-2021-0001 \(package) 1.0",
        artifact: ", \"type\": \"npm\", \"purl\": \"pkg:npm/\(package)@1.0\"")
    }
    _ = try folder?.file(name, Array(GrypeMatch.report(matches).utf8))
  }

  /// The methods of the requests that came since the first `count` ones.
  func methods(since count: Int) -> [String] { server.requests.dropFirst(count).map(\.method) }

  private static let genericHash: @Sendable (StandInDojo.Row) -> String = { row in
    var finding = Finding(row["title"]?.text ?? "", severity: .high)
    finding.description = row["description"]?.text
    if let cwe = row["cwe"] { finding.cwe = cwe.int }
    finding.filePath = row["file_path"]?.text
    finding.line = row["line"]?.int
    finding.scanType = "Generic Findings Import"
    return Identity().hashCode(of: finding)
  }
}
