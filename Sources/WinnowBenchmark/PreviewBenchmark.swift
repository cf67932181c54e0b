import ArgumentParser
import Foundation

/// `winnow-benchmark preview`: what it costs to compare a report with a baseline of the same size.
struct PreviewBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Measure the preview of a report against a baseline of as many findings.",
    discussion: """
      Compared are a report that is its own baseline and one that has nothing in common with it. \
      What a finding of the baseline takes is the difference to the same report without a baseline.
      """)

  @Option(help: "How many findings the report and the baseline have each.")
  var findings = 1_000_000

  @Argument(help: "What the reports are.")
  var format = InputFormat.trivy

  func validate() throws {
    if findings < 1 { throw ValidationError("--findings: expected 1 or more, found \(findings)") }
    // Where records are merged by their rules there are only so many findings.
    guard InputFormat.compared.contains(format) else {
      let names = InputFormat.compared.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("expected one of \(names), found \(format.rawValue)")
    }
  }

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/winnow-preview-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reports = try [UInt64(1), 2].map { seed in
      try InputFile(
        format.report(keys: .inOrder, seed: seed), findings: findings,
        at: "\(folder)/\(seed)-\(format.fileName)")
    }
    print("\(format.rawValue): \(findings) findings, \(ByteCount(bytes: reports[0].size))")
    let alone = Contestant.preview("preview", of: reports[0])
    let contestants = [
      alone, .preview("against itself", of: reports[0], against: reports[0]),
      .preview("against another", of: reports[1], against: reports[0]),
      .preview("as import", of: reports[0], against: reports[0], isImport: true),
    ]
    let rows = contestants.map { Table.Row(contestant: $0, outcome: $0.measure()) }
    print(Table(rows: rows, inputSize: reports[0].size))
    if let own = rows[0].cost, let both = rows[1].cost {
      let room = Double(both.peakBytes - own.peakBytes) / Double(findings)
      print("\(Int(room.rounded())) bytes for each finding of the baseline")
    }
  }
}
