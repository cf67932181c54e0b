import Foundation
import StandInServers
import Testing

@testable import Delivering

/// A report that a ``StandInDojo`` reads.
func report(_ titles: [String], padding: Int = 0) throws -> UploadFile {
  let findings: [JSONValue] = titles.map { ["title": .text($0), "severity": "High"] }
  let value: JSONValue = [
    "findings": .list(findings), "padding": .text(String(repeating: "x", count: padding)),
  ]
  return UploadFile(name: "report.json", data: try value.json())
}

private let names: [String: JSONValue] = [
  "scan_type": "Trivy Scan", "product_type_name": "Web", "product_name": "Shop",
  "engagement_name": "CI", "auto_create_context": true,
]

private func run(
  _ dojo: DefectDojo, _ kind: ScanUpload, _ values: [String: JSONValue], _ report: UploadFile,
  still: Duration = .milliseconds(100)
) async throws -> UploadResult {
  var upload = Upload(kind, values, report: report)
  upload.patience.pause = .milliseconds(5)
  upload.patience.still = still
  return try await dojo.upload(upload, to: try await dojo.target(of: upload))
}

@Suite(.timeLimit(.minutes(20))) struct UploadTests {
  @Test func createsWhatIsNamedThenFindsItAgain() async throws {
    let server = StandInDojo()
    try await withDojo(server) { dojo, _ in
      let first = try await run(dojo, .reimport, names, report(["a", "b", "c"]))
      #expect(first.answer?.statistics?.after?.total.active == 3)
      #expect(first.answer?.statistics?.delta == nil)
      let second = try await run(dojo, .reimport, names, report(["b", "c", "d"]))
      #expect(second.test.id == first.test.id)
      let delta = try #require(second.answer?.statistics?.delta)
      #expect(delta.created.total.total == 1)
      #expect(delta.untouched.total.total == 2)
      #expect(delta.closed.total.total == 1)
      #expect(
        second.history?.testImportFindingActionSet.map(\.action) == [
          .untouched, .untouched, .created, .closed,
        ])
      #expect(await server.all("products").count == 1)
      #expect(await server.all("engagements").count == 1)
    }
  }

  @Test func targetsAreFoundByIDToo() async throws {
    try await withDojo { dojo, _ in
      let first = try await run(dojo, .import, names, report(["a"]))
      let target = try await dojo.target(
        of: Upload(
          .reimport, ["scan_type": "Trivy Scan", "test": .int(first.test.id)],
          report: report(["a"])))
      #expect(target.test?.id == first.test.id)
      #expect(target.engagement?.name == "CI")
      #expect(target.product?.name == "Shop")
      let again = try await run(
        dojo, .import,
        ["scan_type": "Trivy Scan", "engagement": .int(first.test.engagement)], report(["a"]))
      #expect(again.test.id != first.test.id)
    }
  }

  @Test func aReportThatTheServerCannotReadLeavesATestThatIsNamedAndPassedOver() async throws {
    let server = StandInDojo()
    try await withDojo(server) { dojo, _ in
      let good = try await run(dojo, .reimport, names, report(["a", "b"]))
      let bad = UploadFile(name: "bad.json", data: Data("[]".utf8))
      let error = await #expect(throws: UnreadReport.self) {
        try await run(dojo, .import, names, bad)
      }
      #expect(error?.test.id == good.test.id + 1)
      #expect(
        error?.description.hasSuffix(
          "400: Report is not what it should be; this left the empty test 2 behind") == true)
      let upload = Upload(.reimport, names, report: try report(["b"]))
      let target = try await dojo.target(of: upload)
      #expect(target.leftBehind.map(\.id) == [2])
      let result = try await run(dojo, .reimport, names, report(["b"]))
      #expect(result.test.id == good.test.id)
      #expect(result.answer?.statistics?.delta?.closed.total.total == 1)
      try await dojo.delete(Delivering.Test.self, 2)
      #expect(await server.all("tests").count == 1)
    }
  }

  @Test(
    arguments: [
      (["scan_type": "Trivy Scan"], "report.json", "expected `engagement`, or `product_name`"),
      (["engagement": 1], "report.json", "scan_type: missing"),
      (["scan_type": "Trivy Scan", "engagement": 1], "report.bin", "expected a name that ends in"),
      (["scan_type": "Trivy Scan", "engagement": 1], "report", "expected a name that ends in"),
      (
        ["scan_type": "Trivy Scan", "engagement": 1, "minimum_severity": "high"], "report.json",
        "minimum_severity: expected one of `Info`"
      ),
      (
        ["scan_type": "Trivy Scan", "engagement": 1, "test": 3], "report.json",
        "expected one of `test_title`, found `test`"
      ),
    ] as [([String: JSONValue], String, String)])
  func whatTheServerWouldRefuseIsNotSent(
    _ values: [String: JSONValue], _ name: String, _ message: String
  ) {
    let error = #expect(throws: DeliveryError.self) {
      try ScanUpload.import.call(values, report: UploadFile(name: name, data: Data()))
    }
    #expect(error?.description.hasPrefix("import of \(name): ") == true)
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func aReportOfMoreThan100MBIsNotSent() {
    let file = UploadFile(name: "a.json", data: Data(count: ScanUpload.largestReport + 1))
    #expect(
      throws: DeliveryError(.unfit, "import of a.json: expected no more than 100 MB, found 104 MB")
    ) {
      try ScanUpload.import.call(["scan_type": "Trivy Scan", "engagement": 1], report: file)
    }
  }
}

extension StandIn.Fault {
  /// Whether the server does what it is asked.
  fileprivate var acts: Bool {
    switch self {
    case .afterActing, .inAnswer, .slowly: true
    default: false
    }
  }
}

/// Connections that are lost at any point of an upload.
@Suite(.timeLimit(.minutes(20))) struct UploadCutTests {
  private static let faults: [StandIn.Fault] =
    [.onConnecting, .afterHead, .beforeActing, .afterActing]
    + [0, 1, 100, 1000, 60_000, 200_000, 390_000].map { .afterBytes($0) }
    + [0, 1, 9, 15, 40, 90, 200, 1000, 3000].map { .inAnswer($0) }

  @Test(arguments: faults) func anImportIsThereOnce(_ fault: StandIn.Fault) async throws {
    let server = StandInDojo()
    try await withDojo(server) { dojo, standIn in
      _ = try await run(dojo, .import, names, report(["before"]))
      standIn.meet([fault], on: "POST")
      let result = try await run(dojo, .import, names, report(["a", "b"], padding: 400_000))
      #expect(standIn.hasMetAll)
      #expect(result.test.id == 2)
      #expect(result.history?.testImportFindingActionSet.count == 2)
      let findings = await server.all("findings")
      #expect(findings.map { $0["title"]?.text } == ["Before", "A", "B"])
      #expect(findings.allSatisfy { $0["active"] == true })
    }
  }

  @Test(arguments: faults) func aReimportIsThereOnce(_ fault: StandIn.Fault) async throws {
    let server = StandInDojo()
    try await withDojo(server) { dojo, standIn in
      _ = try await run(dojo, .reimport, names, report(["a", "b"]))
      standIn.meet([fault], on: "POST")
      let new = try report(["b", "c"], padding: 400_000)
      let error = await failure { try await run(dojo, .reimport, names, new) }
      #expect(standIn.hasMetAll)
      // Where all of it was on its way and the server did nothing, nobody can know.
      if error != nil { #expect(!fault.acts) }
      let again = try await run(dojo, .reimport, names, new)
      #expect(again.answer?.statistics?.delta?.untouched.total.total == (error == nil ? 2 : 1))
      let findings = await server.all("findings")
      #expect(findings.map { $0["title"]?.text } == ["A", "B", "C"])
      #expect(findings.map { $0["active"] } == [false, true, true])
      #expect(await server.all("tests").count == 1)
    }
  }

  /// The server goes on with an import whose client has gone.
  @Test func anImportThatIsStillAtWorkIsWaitedFor() async throws {
    let server = StandInDojo()
    try await withDojo(server) { dojo, standIn in
      let first = try await run(dojo, .import, names, report(["a"]))
      await server.stayIncomplete(for: 6)
      standIn.meet([.afterActing], on: "POST")
      let result = try await run(dojo, .import, names, report(["b", "c"]), still: .seconds(60))
      #expect(result.test.id == first.test.id + 1)
      #expect(result.answer == nil)
      #expect(await server.uploads == 2)
    }
  }
}
