public import ReportReading
public import ScannerKit
import Scanners

/// What a report is, by its content.
public struct Identification: Sendable {
  /// The name of the report.
  public let report: String
  /// The scanners that it may come from, the surest one first.
  public let candidates: [Candidate]
  /// What the file is, where no scanner recognizes it, as "an HTML page".
  public let kind: String

  /// Looks at the first bytes of a report.
  init(_ file: ReportFile, limits: ReadingLimits) throws(ReportError) {
    let sketch = try ReportSketch(file, limits: limits)
    report = file.name
    candidates = sketch.candidates(among: catalog)
    kind = sketch.kind
  }

  /// What the reports at a path are; an archive holds several.
  public static func ofReports(
    at path: String, limits: ReadingLimits = ReadingLimits()
  ) throws(ReportError) -> [Identification] {
    var found: [Identification] = []
    let files = try ReportInput.open(path, limits: limits)
    if files.isEmpty { throw ReportInput.noReports(at: path) }
    for file in files { found.append(try Identification(file, limits: limits)) }
    return found
  }
}
