import ReportReading
import ScannerKit

/// A report that records can be cut out of.
struct CleanableReport {
  let file: ReportFile
  let scanner: any Scanner
  let form: ReportForm

  /// Opens the one report at a path.
  ///
  /// - Throws: A `ReportError` where it cannot be read, a `ConfigurationError` where it is an archive.
  static func open(_ path: String, limits: ReadingLimits) throws -> ReportFile {
    let files = try ReportInput.open(path, limits: limits)
    let name = path == ReportInput.standardInput ? "<stdin>" : path
    guard files.count == 1, let file = files.first, file.name == name else {
      throw ConfigurationError(
        "\(name): is a zip archive, of which nothing can be cut out; clean the reports in it one by"
          + " one, or \(CleanableReport.advice)")
    }
    return file
  }

  /// - Throws: A `ConfigurationError` for HTML.
  init(_ file: ReportFile, as scanType: String) throws {
    guard let scanner = Formats.scanner(ofScanType: scanType) else {
      throw ConfigurationError.unknown(scanType: scanType)
    }
    self.file = file
    self.scanner = scanner
    form = try ReportForm.form(of: file, for: scanner)
    if form == .html {
      throw ConfigurationError(
        "\(file.name): is an HTML page, of which nothing can be cut out; \(CleanableReport.advice)")
    }
  }

  /// Refuses XML whose places are those of another text.
  func checkPlaces() throws(ConfigurationError) {
    guard form == .xml, !XMLReport(file).hasExactRanges else { return }
    throw ConfigurationError(
      "\(file.name): is not written in UTF-8, so that the bytes of its records are not known;"
        + " `xmllint --encode UTF-8` rewrites it, and \(CleanableReport.advice)")
  }

  /// Who writes findings that cannot be left in their report.
  static let advice = "`winnow convert` writes its findings in other formats"
}
