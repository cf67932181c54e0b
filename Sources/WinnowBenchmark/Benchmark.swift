import ArgumentParser
import Foundation

/// `winnow-benchmark`: what reading reports costs, stage by stage and beside programs everybody has.
///
/// A measurement and no gate: it ends with 0 whatever the numbers are.
@main
struct Benchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow-benchmark",
    abstract: "Measure what reading reports costs, beside programs that read the same file.",
    discussion: """
      Reports are made up from a seed, so that the same options give the same bytes. Everything \
      is measured in a process of its own: CPU seconds are user and system time together, the peak \
      is that of resident memory, and one MB is 1,000,000 bytes. Of several runs the one with the \
      least CPU time counts. `winnow` is taken from beside this program: build both with \
      `swift build -c release`.
      """,
    subcommands: [PreviewBenchmark.self, Stage.self])

  @Option(help: "How large each report is: bytes, or a number with KB, MB or GB.")
  var size = ByteCount(bytes: 200_000_000)

  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: """
      What to measure; where it is not given, the formats whose stages are measured too, beside \
      other programs.
      """)
  var formats = InputFormat.compared

  @Option(
    name: .customLong("sample"), parsing: .upToNextOption,
    help: "Small reports to be measured in place of formats, their records repeated to the size.",
    completion: .file())
  var samples: [String] = []

  @Option(help: "Whether Trivy's `Target` stands before its `Vulnerabilities`, as Trivy has it.")
  var keys = KeyOrder.inOrder

  @Option(help: "What the reports are made up from.")
  var seed: UInt64 = 1

  @Option(help: "How often everything is measured.")
  var runs = 3

  @Option(help: "Where the reports are written.", completion: .directory)
  var directory: String?

  @Flag(help: "Leave the reports where they were written.")
  var keep = false

  func validate() throws {
    if runs < 1 { throw ValidationError("--runs: expected 1 or more, found \(runs)") }
  }

  func run() async throws {
    let folder =
      directory ?? FileManager.default.temporaryDirectory.path + "/winnow-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { if directory == nil, !keep { try? FileManager.default.removeItem(atPath: folder) } }
    if samples.isEmpty {
      for format in formats { try measure(format, in: folder) }
    } else {
      for sample in samples { try measure(sample: sample, in: folder) }
    }
    if keep { print("The reports are in \(folder)") }
  }

  private func measure(_ format: InputFormat, in folder: String) throws {
    let input = try InputFile(
      format.report(keys: keys, seed: seed), of: size, at: "\(folder)/\(format.fileName)")
    defer { if !keep { try? FileManager.default.removeItem(atPath: input.path) } }
    guard InputFormat.compared.contains(format) else {
      let rows = measure([Contestant.winnow(input, scanType: format.scanType)])
      return show(rows, of: input, "\(format.rawValue): \(input.findings) findings, seed \(seed)")
    }
    let rules = try RulesFile(at: "\(folder)/winnow.yaml")
    defer { if !keep { try? FileManager.default.removeItem(atPath: rules.path) } }
    let rows = measure(Contestant.all(for: input, rules: rules, isXML: format.isXML))
    show(
      rows, of: input,
      "\(format.rawValue): \(input.findings) findings, keys \(keys.rawValue), seed \(seed)")
  }

  private func show(_ rows: [Table.Row], of input: InputFile, _ title: String) {
    print("\(title), \(ByteCount(bytes: input.size)), best of \(runs)")
    print(Table(rows: rows, inputSize: input.size))
    // Shown at once in a pipe too.
    fflush(nil)
  }

  /// One line for a report whose records are repeated: what the whole program takes for it.
  private func measure(sample: String, in folder: String) throws {
    let name = sample.split(separator: "/").suffix(2).joined(separator: "-")
    let report: MultipliedReport
    do {
      report = try MultipliedReport(of: sample, now: Stage.now)
    } catch {
      print("\(name): \(error)")
      return
    }
    let input = try InputFile(report, of: size, at: "\(folder)/\(name)")
    defer { if !keep { try? FileManager.default.removeItem(atPath: input.path) } }
    show(measure([Contestant.winnow(input)]), of: input, "\(name): \(input.findings) records")
  }

  /// One run of each after the other, so that what else the machine does costs all of them alike.
  private func measure(_ contestants: [Contestant]) -> [Table.Row] {
    var rows: [Table.Row] = []
    for _ in 1...runs {
      let round = contestants.map { Table.Row(contestant: $0, outcome: $0.measure()) }
      rows = rows.isEmpty ? round : zip(rows, round).map { $0.better(than: $1) }
    }
    return rows
  }
}
