import Delivering
import Foundation
import StandInServers
import Testing

/// Ctrl-C while something is sent.
@Suite struct InterruptionTests {
  /// Runs the program, and interrupts it once the server has got so far.
  private func interrupt(
    _ run: DefectDojoRun, _ arguments: [String],
    once isFar: @Sendable () async -> Bool
  ) async throws -> WinnowRun {
    let (numbers, number) = AsyncStream.makeStream(of: Int32.self)
    async let interrupted = run(arguments + DefectDojoRun.names) { number.yield($0) }
    let process = try #require(await numbers.first { _ in true })
    while await !isFar() { try await Task.sleep(for: .milliseconds(5)) }
    kill(process, SIGINT)
    return try await interrupted
  }

  private func receipt(_ run: DefectDojoRun) throws -> JSONValue {
    let path = try #require(run.folder?.path) + "/receipt.json"
    return try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(filePath: path)))
  }

  @Test func ofAnUpload() async throws {
    try await DefectDojoRun.with { run in
      try run.write("one.json", ["One", "Two"])
      try run.write("two.json", ["Two", "Three"])
      let arguments = [
        "reimport", "one.json", "two.json", "--no-close-old-findings", "--receipt", "receipt.json",
      ]
      run.server.meet([nil, .slowly(.seconds(1200))], on: "POST")
      let interrupted = try await interrupt(run, arguments) {
        await run.dojo.all("test_imports").count == 2
      }
      #expect(interrupted.exitCode == 4, "\(interrupted.messages)")
      #expect(interrupted.messages.hasSuffix("error: interrupted\n"))
      #expect(
        interrupted.messages.contains("note: one.json is in \(run.server.address)/test/1\n"))
      #expect(
        interrupted.messages.contains(
          "note: two.json: what the server has got of it, it goes on with; look at its tests\n"))
      let delivered = try receipt(run)["delivered"]?.list
      #expect(delivered?.map { $0["report"] } == ["one.json"])
      let again = try await run(arguments + DefectDojoRun.names)
      #expect(again.exitCode == 0, "\(again.messages)")
      #expect(try receipt(run)["delivered"]?.list?.count == 2)
      let titles = await run.dojo.all("findings").compactMap { $0["title"]?.text }
      #expect(titles.sorted() == ["One", "Three", "Two"])
    }
  }

  @Test func ofAPosting() async throws {
    try await DefectDojoRun.with { run in
      let titles = (1...9).map { "Finding \($0)" }
      try run.write("report.json", titles)
      _ = try await run.upload("import", "report.json", with: ["--dry-run"])
      let arguments = ["post", "report.json", "--receipt", "receipt.json"]
      // Product type, product, engagement and test are made first.
      run.server.meet(
        Array(repeating: nil, count: 7) + [.slowly(.seconds(1200))], on: "POST")
      let interrupted = try await interrupt(run, arguments) {
        await run.dojo.all("findings").count == 4
      }
      #expect(interrupted.exitCode == 4, "\(interrupted.messages)")
      #expect(interrupted.messages.hasSuffix("error: interrupted\n"))
      #expect(
        interrupted.output
          == "test 1: 3 posted, 0 there already, 0 refused: \(run.server.address)/test/1\n")
      #expect(
        interrupted.messages.contains(
          "note: 6 findings were not posted yet; running again posts these alone\n"))
      let posted = try #require(try receipt(run)["posted"]?.list?.first)
      #expect(posted["created"]?.list?.compactMap { $0["id"]?.int } == [1, 2, 3])
      #expect(posted["created"]?.list?.first?["link"]?.text == "\(run.server.address)/finding/1")
      #expect(posted["left"] == 6)
      let again = try await run(arguments + DefectDojoRun.names)
      #expect(again.exitCode == 0, "\(again.messages)")
      #expect(
        again.output
          == "test 1: 5 posted, 4 there already, 0 refused: \(run.server.address)/test/1\n")
      #expect(try receipt(run)["posted"]?.list?.first?["known"]?.list?.count == 4)
      #expect(await run.dojo.all("findings").compactMap { $0["title"]?.text } == titles)
    }
  }
}
