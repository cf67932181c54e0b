import Delivering
import Foundation
import StandInServers
import Testing

/// A DejaCode in memory, and the program beside it.
struct DejaCodeRun {
  let dejacode: StandInDejaCode
  let server: StandIn
  let folder = try? TemporaryFolder()

  static func with(
    _ dejacode: StandInDejaCode = StandInDejaCode(), _ body: (DejaCodeRun) async throws -> Void
  ) async throws {
    try await StandIn.run(act: { await dejacode.answer($0) }) { server in
      try await body(DejaCodeRun(dejacode: dejacode, server: server))
    }
  }

  /// Runs `winnow dejacode`.
  func callAsFunction(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    let variables = [
      "DEJACODE_URL": server.address, "DEJACODE_API_KEY": StandInDejaCode.token,
      "DEJACODE_PAUSE": "0", "NO_PROXY": "*",
    ].merging(environment) { $1 }
    return try await WinnowRun.aside(
      ["dejacode"] + arguments, hiding: StandInDejaCode.token, environment: variables,
      in: folder?.path)
  }

  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> WinnowRun {
    try await self(arguments, environment: environment)
  }

  /// Runs `winnow dejacode sync report.json` for the product of the stand-in.
  func sync(_ arguments: String...) async throws -> WinnowRun {
    try await self(
      [
        "sync", "report.json", "--template", "Package vulnerability finding", "--product",
        "webshop", "--product-version", "2.1", "--no-policy",
      ] + arguments)
  }

  /// Writes a report of Trivy with a vulnerability in each of the packages, and one in Log4j.
  func write(_ packages: [String], severity: String = "HIGH") throws {
    let records = packages.map { name in
      """
      {"VulnerabilityID":"CVE-2020-8203","PkgName":"\(name)","InstalledVersion":"4.17.15",
      "PkgIdentifier":{"PURL":"pkg:npm/\(name)@4.17.15"},"FixedVersion":"4.17.20",
      "Severity":"\(severity)","Title":"A fault"}
      """
    }
    let log4j = """
      {"VulnerabilityID":"CVE-2021-44228","PkgName":"org.apache.logging.log4j:log4j-core",
      "PkgIdentifier":{"PURL":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"},
      "InstalledVersion":"2.14.1","Severity":"CRITICAL","Title":"Log4Shell"}
      """
    let all = (records + [log4j]).joined(separator: ",")
    let report = """
      {"SchemaVersion":2,"ArtifactName":"shop","Results":[
      {"Target":"package-lock.json","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[\(all)]}]}
      """
    _ = try folder?.file("report.json", Array(report.utf8))
  }
}
