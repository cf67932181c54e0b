package import ReportReading

/// A kind of file in which another tool's users keep what they have decided about findings.
package protocol SuppressionFormat: Sendable {
  /// What messages call it, as "a .trivyignore file".
  var name: String { get }

  /// Whether the file, by its content, is one.
  func recognizes(_ file: SuppressionFile) -> Bool

  /// What the file says, as rules: a later rule wins over an earlier one.
  ///
  /// Throws where the file as a whole cannot be understood.
  func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions
}

/// What a suppression file came to.
package struct Suppressions: Sendable, Hashable {
  package var rules: [Rule] = []
  /// What in the file has no counterpart or cannot be understood, each with its place.
  package var remarks: [PolicyError] = []

  package init() {}
}

/// A suppression file before it is known what kind it is.
package struct SuppressionFile: Sendable {
  package let report: ReportFile
  /// The whole file as text.
  package let text: String

  /// The largest file that is taken as a whole, in bytes.
  private static let limit = 64 << 20

  package init(_ report: ReportFile) throws(PolicyError) {
    self.report = report
    guard report.size <= SuppressionFile.limit else {
      throw PolicyError(
        "expected at most \(SuppressionFile.limit) bytes, found \(report.size)",
        at: Origin(report.name))
    }
    do throws(ReportError) {
      let bytes = try report.bytes(in: 0..<report.size)
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      text = String(
        decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    } catch {
      throw PolicyError(error)
    }
  }

  package var name: String { report.name }

  package func origin(line: Int? = nil, column: Int? = nil) -> Origin {
    Origin(report.name, line: line, column: column)
  }
}

extension PolicyError {
  /// An error that reading met, at its place.
  package init(_ error: ReportError) {
    self.init(
      error.problem,
      at: Origin(error.report ?? "", line: error.place?.line, column: error.place?.column),
      path: error.path)
  }
}
