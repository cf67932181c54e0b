/// What is wrong in a report, and where.
///
/// Prints as `trivy.json:126:9: Results[0].Vulnerabilities[3].PkgName: missing`.
public struct ReportError: Error, Sendable, Hashable {
  /// The name of the report, where it is known.
  public var report: String?
  /// Where in the report, in bytes from its start.
  public var offset: Int?
  /// The same place as line and column, both from 1; a column counts bytes.
  public var place: LineAndColumn?
  /// The value that is meant, as `Results[0].Target`; empty for the whole report.
  public var path: String
  /// What was expected and what was found, in lower case and without a full stop.
  public var problem: String

  public init(_ problem: String, path: String = "", offset: Int? = nil) {
    self.problem = problem
    self.path = path
    self.offset = offset
  }

  /// What was thrown: the same where it is one of these, else an error that says it.
  public init(caught error: any Error) {
    self = error as? ReportError ?? ReportError("\(error)")
  }
}

/// A place in a text; both numbers count from 1, a column counts bytes.
public struct LineAndColumn: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension ReportError: CustomStringConvertible {
  public var description: String {
    var text = ""
    if let report {
      text += report
      if let place { text += ":\(place.line):\(place.column)" }
      text += ": "
    }
    if !path.isEmpty { text += "\(path): " }
    return text + problem
  }
}
