public import ReportReading

/// A scanner whose reports can be read; write a ``JSONScanner`` or an ``XMLScanner``.
///
/// A scanner is a stateless value: nothing in it depends on the clock, the network or the
/// environment, so that the same report always gives the same findings.
public protocol Scanner: Sendable {
  var about: About { get }
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

/// Why a report is taken for one of a scanner's.
public struct Evidence: Sendable, Hashable {
  /// How sure that is.
  public enum Confidence: Int, Sendable, Comparable {
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
  /// What was seen, as "`SchemaVersion` 2 and `ArtifactName`".
  public let reason: String

  public init(_ confidence: Confidence, _ reason: String) {
    self.confidence = confidence
    self.reason = reason
  }
}
