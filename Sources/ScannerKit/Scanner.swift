public import ReportReading

/// A scanner whose reports can be read; write a ``JSONScanner``, a ``JSONLinesScanner``, an
/// ``XMLScanner``, a ``CSVScanner``, an ``HTMLScanner``, or several of them where its reports come in
/// several forms.
///
/// A scanner is a stateless value: nothing in it depends on the clock, the network or the
/// environment, so that the same report always gives the same findings.
public protocol Scanner: Sendable {
  var about: About { get }
  /// What is known of the shape of its reports; nothing where shapes are not told apart.
  var schema: Schema? { get }
  /// What stands for a report that is a single record, once that is cut out of it; nothing where
  /// records always stand in something.
  var emptyReport: String? { get }

  // Casts would tell the same, but to look for all the conformances that are not there takes 3 ms
  // of each run.

  /// The scanner, where it writes JSON.
  var asJSON: (any JSONScanner)? { get }
  /// The scanner, where it writes one JSON value after the other.
  var asJSONLines: (any JSONLinesScanner)? { get }
  /// The scanner, where it writes XML.
  var asXML: (any XMLScanner)? { get }
  /// The scanner, where it writes CSV.
  var asCSV: (any CSVScanner)? { get }
  /// The scanner, where it writes HTML pages.
  var asHTML: (any HTMLScanner)? { get }
}

extension Scanner {
  public var schema: Schema? { nil }
  public var emptyReport: String? { nil }
  public var asJSON: (any JSONScanner)? { nil }
  public var asJSONLines: (any JSONLinesScanner)? { nil }
  public var asXML: (any XMLScanner)? { nil }
  public var asCSV: (any CSVScanner)? { nil }
  public var asHTML: (any HTMLScanner)? { nil }
}

extension JSONScanner {
  public var asJSON: (any JSONScanner)? { self }
}

extension JSONLinesScanner {
  public var asJSONLines: (any JSONLinesScanner)? { self }
}

extension XMLScanner {
  public var asXML: (any XMLScanner)? { self }
}

extension CSVScanner {
  public var asCSV: (any CSVScanner)? { self }
}

extension HTMLScanner {
  public var asHTML: (any HTMLScanner)? { self }
}

/// A scanner that writes JSON.
public protocol JSONScanner: Scanner {
  /// Says why a report is this scanner's, or nothing where it is not.
  ///
  /// Is shown the first bytes of a report; what stands behind them does not exist.
  func recognize(_ report: JSON) -> Evidence?

  /// Reads the records of a report one after the other.
  ///
  /// - Throws: A `ReportError` where the report as a whole cannot be this scanner's; a fault in a
  ///   single record is noted in `findings`.
  func read(_ report: JSON, into findings: inout Findings) throws
}

/// A scanner that writes XML.
public protocol XMLScanner: Scanner {
  /// Says why a report is this scanner's, or nothing where it is not.
  func recognize(_ report: XML) -> Evidence?

  /// Reads the records of a report one after the other.
  ///
  /// - Throws: A `ReportError` where the report as a whole cannot be this scanner's; a fault in a
  ///   single record is noted in `findings`.
  func read(_ report: XML, into findings: inout Findings) throws
}

/// A scanner that writes one JSON value after the other, usually one a line.
public protocol JSONLinesScanner: Scanner {
  /// Says why a report is this scanner's, or nothing where it is not.
  ///
  /// Is shown the first value of a report, as far as the first bytes hold it.
  func recognize(firstOf documents: JSON) -> Evidence?

  /// Reads the values of a report one after the other.
  func read(_ documents: JSONDocuments, into findings: inout Findings) throws
}

/// A scanner that writes CSV.
public protocol CSVScanner: Scanner {
  /// Says why a report is this scanner's, or nothing where it is not.
  func recognize(_ report: CSVReport) -> Evidence?

  /// Reads the rows of a report one after the other.
  ///
  /// - Throws: A `ReportError` where the report as a whole cannot be this scanner's, or rows cannot
  ///   be told apart; a fault in a single row is noted in `findings`.
  func read(_ report: CSVReport, into findings: inout Findings) throws
}

/// A scanner that writes HTML pages.
public protocol HTMLScanner: Scanner {
  /// Says why a report is this scanner's, or nothing where it is not.
  ///
  /// Is shown the first bytes of a report; what stands behind them does not exist.
  func recognize(_ report: HTMLReport) -> Evidence?

  /// Reads the records of a report one after the other.
  ///
  /// - Throws: A `ReportError` where the report as a whole cannot be this scanner's; a fault in a
  ///   single record is noted in `findings`.
  func read(_ report: HTMLReport, into findings: inout Findings) throws
}

/// Why a report is taken for one of a scanner's.
public struct Evidence: Sendable, Hashable {
  /// How sure that is.
  public enum Confidence: Int, Sendable, Comparable {
    /// It is the scanner's, but in a shape that is not read.
    case unreadable
    /// Others write such reports too.
    case possible
    /// The records are the scanner's own, but what names the format is missing.
    case likely
    /// The report names its format.
    case certain

    public static func < (left: Confidence, right: Confidence) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  public let confidence: Confidence
  /// What was seen, as "`SchemaVersion` 2 and `ArtifactName`"; of an unreadable shape also what
  /// would be read, as "a table; write it with `--format json`".
  public let reason: String

  public init(_ confidence: Confidence, _ reason: String) {
    self.confidence = confidence
    self.reason = reason
  }
}
