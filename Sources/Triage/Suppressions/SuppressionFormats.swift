package import ReportReading

extension Suppressions {
  /// The formats that are read, the ones that tell themselves apart best first.
  package static let formats: [any SuppressionFormat] = [
    SARIFSuppressions(),
    OpenVEX(),
    CSAF(),
    CycloneDXVEX(),
    DependencyCheckSuppressions(),
    OSVScannerConfiguration(),
    SnykPolicy(),
    TrivyIgnoreYAML(),
    GrypeConfiguration(),
    SARIFToolsFilter(),
    ZAPConfiguration(),
    GitleaksIgnore(),
    TrivyIgnore(),
  ]

  /// The format that a file's content shows it to be of.
  package static func format(of file: SuppressionFile) -> (any SuppressionFormat)? {
    formats.first { $0.recognizes(file) }
  }

  /// Reads a file of whichever kind its content shows it to be.
  package init(_ report: ReportFile) throws(PolicyError) {
    let file = try SuppressionFile(report)
    guard let format = Suppressions.format(of: file) else {
      throw PolicyError(
        "expected one of \(Suppressions.formats.map(\.name).joined(separator: ", ")),"
          + " found something else", at: file.origin())
    }
    self = try format.read(file)
  }
}
