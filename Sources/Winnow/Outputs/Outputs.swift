import Exporting
import FindingModel

/// What a conversion writes: several formats in one pass.
struct Outputs: Sendable {
  /// Each with the first report's way straight into the file.
  let writers: [OutputWriter]
  /// Each for the findings of another report.
  let parts: [OutputWriter]
  private let names: [String]

  /// - Parameters:
  ///   - requests: What to write where.
  ///   - now: What counts as now.
  ///   - terminal: What standard output is shown on.
  ///   - redacts: Whether secrets are replaced, so that nothing may leave before it was searched.
  /// - Throws: Where an output cannot be written, or two of them go to the same place.
  init(
    _ requests: [OutputRequest], now: Moment, _ terminal: TerminalLook?, redacts: Bool
  ) throws(ConfigurationError) {
    var places: Set<String> = []
    for request in requests where !places.insert(request.path).inserted {
      let place = request.path == "-" ? "standard output" : "`\(request.path)`"
      throw ConfigurationError("expected one output to \(place), found several")
    }
    var (writers, parts): ([OutputWriter], [OutputWriter]) = ([], [])
    for request in requests {
      var context = ExportContext(now: now, version: programVersion)
      if request.path == "-", let terminal {
        (context.width, context.usesColor) = (terminal.width, terminal.usesColor)
      }
      let exporter = try request.format.exporter(context)
      let assembly = try OutputAssembly(request.path, isDraft: redacts)
      writers.append(OutputWriter(exporter, to: assembly))
      parts.append(OutputWriter(exporter))
    }
    (self.writers, self.parts) = (writers, parts)
    names = requests.map(\.format.name.rawValue)
  }

  /// What they tell of reports beyond DefectDojo's fields.
  var wantedFacts: Set<Fact.Kind> { writers.reduce(into: []) { $0.formUnion($1.wantedFacts) } }

  /// Writes what is still waiting, and refuses what holds a secret that was replaced elsewhere.
  ///
  /// - Parameters:
  ///   - finished: Each with all findings.
  ///   - outcomes: How it went with each report.
  ///   - receipt: What became of the findings.
  ///   - closed: What a baseline had and the reports have not, where there was one.
  /// - Returns: What became of all of it; the files still have to be given their names.
  /// - Throws: Where an output cannot be written, or holds such a secret.
  func finish(
    _ finished: [OutputWriter], _ outcomes: [ReportOutcome], _ receipt: Receipt,
    closed: [Preview.Item]?
  ) throws -> Converted {
    var account = receipt.account
    account.closed = closed?.map {
      RunAccount.ClosedFinding(title: $0.title, severity: $0.severity, place: $0.place ?? "")
    }
    var finished = finished
    var assemblies: [OutputAssembly] = []
    for index in finished.indices {
      finished[index].add(account)
      if let assembly = try finished[index].finish() { assemblies.append(assembly) }
    }
    for assembly in assemblies { try assembly.check(outcomes) }
    let remarks = zip(names, finished).flatMap { name, writer in
      writer.remarks.map { "\(name): \($0)" }
    }
    return Converted(
      outcomes: outcomes, receipt: receipt, remarks: remarks, assemblies: assemblies)
  }
}

/// What became of reports and of the outputs made of them.
public struct Converted: Sendable {
  public let outcomes: [ReportOutcome]
  /// What became of the findings; of gates for new findings, what they count of these.
  public let receipt: Receipt
  /// What was changed or left out, and what a consumer will not take, a line each.
  public let remarks: [String]
  fileprivate let assemblies: [OutputAssembly]

  /// Gives the files their names; before that nobody sees them.
  ///
  /// - Throws: Where a name cannot be given.
  public func finish() throws(ConfigurationError) {
    for assembly in assemblies { try assembly.finish() }
  }
}

/// What a terminal shows.
public struct TerminalLook: Sendable {
  /// How many columns there are.
  public let width: Int
  public let usesColor: Bool

  public init(width: Int, usesColor: Bool) {
    self.width = width
    self.usesColor = usesColor
  }
}
