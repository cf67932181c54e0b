import Foundation
import Testing

/// `--dedupe`: what stays, and that nothing goes without being counted.
@Suite struct DedupeTests {
  private func report(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try folder.file(name, Reports.trivy("p", packages: 3)).path()
  }

  private func counts(_ folder: TemporaryFolder) throws -> [String: Int] {
    let data = try Data(contentsOf: folder.url.appending(path: "receipt.json"))
    let receipt = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(receipt?["counts"] as? [String: Int])
  }

  @Test(arguments: ["server", "cross-tool"])
  func theSameReportTwice(_ strategy: String) throws {
    let folder = try TemporaryFolder()
    let paths = [try report(folder, "a.json"), try report(folder, "b.json")]
    let plain = try WinnowRun(["convert"] + paths)
    #expect(plain.lines.count == 6)
    let run = try WinnowRun(
      ["convert", "--dedupe", strategy, "--receipt", "receipt.json"] + paths, in: folder.path)
    #expect(run.exitCode == 0)
    #expect(try run.findings.map { $0["component_name"] as? String } == ["p-0", "p-1", "p-2"])
    #expect(try run.findings.allSatisfy { ($0["merged"] as? [Any])?.count == 2 })
    #expect(run.messageLines.first == "findings: 6 read, 3 kept, 0 dropped, 3 merged")
    let counts = try counts(folder)
    #expect(counts["read"] == 6 && counts["kept"] == 3 && counts["merged"] == 3)
  }

  @Test func droppedFindingsMergeNothing() throws {
    let folder = try TemporaryFolder()
    let paths = [try report(folder, "a.json"), try report(folder, "b.json")]
    let run = try WinnowRun(
      ["convert", "--dedupe", "server", "--only", "component!=p-1", "--format", "json"] + paths)
    #expect(run.exitCode == 0)
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = document?["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["component_name"] as? String } == ["p-0", "p-2"])
  }
}
