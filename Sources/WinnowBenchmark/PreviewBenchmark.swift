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

  @Option(help: "What to measure.")
  var format = InputFormat.trivy

  @Option(help: "What the reports are made up from.")
  var seed: UInt64 = 1

  @Option(help: "Where the reports are written.", completion: .directory)
  var directory: String?

  func validate() throws {
    if findings < 1 { throw ValidationError("--findings: expected 1 or more, found \(findings)") }
  }

  func run() async throws {
    let folder =
      directory ?? FileManager.default.temporaryDirectory.path + "/winnow-preview-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let reports = try [seed, seed &+ 1].enumerated().map { number, seed in
      try InputFile(
        format.report(keys: .inOrder, seed: seed), findings: findings,
        at: "\(folder)/\(number)-\(format.fileName)")
    }
    defer {
      for report in reports { try? FileManager.default.removeItem(atPath: report.path) }
      if directory == nil { try? FileManager.default.removeItem(atPath: folder) }
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
