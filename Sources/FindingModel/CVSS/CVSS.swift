/// A CVSS vector and what it scores: what a report says about how bad a weakness is.
///
/// Version 2.0 (<https://www.first.org/cvss/v2/guide>), 3.0, 3.1
/// (<https://www.first.org/cvss/v3-1/specification-document>) and 4.0
/// (<https://www.first.org/cvss/v4-0/specification-document>). Metrics may stand in any order, each
/// once, all mandatory ones among them.
public struct CVSS: Sendable, Hashable {
  /// An edition of the standard.
  public enum Version: Sendable, Hashable {
    case v2
    /// 3.0 or 3.1.
    case v3(minor: Int)
    case v4
  }

  /// What a vector scores, each from 0.0 to 10.0 in tenths.
  public struct Scores: Sendable, Hashable {
    /// For 4.0 the one score there is, with every given metric in it.
    public let base: Double
    /// Only for 3.0 and 3.1.
    public let temporal: Double?
    /// Only for 3.0 and 3.1. Equals the temporal score where nothing environmental is given, save
    /// for some 3.1 vectors with a changed scope, whose formula differs.
    public let environmental: Double?
  }

  public let version: Version
  /// The vector with its metrics in the order of the standard and without undefined ones
  /// (`X`; `ND` in 2.0).
  public let cleanVector: String
  public let scores: Scores

  /// From 0.0 to 10.0, as `scores.base`.
  public var baseScore: Double { scores.base }

  /// The rating of the base score. 2.0 has only low, medium and high, by the scale of the National
  /// Vulnerability Database (<https://nvd.nist.gov/vuln-metrics/cvss>).
  public var severity: Severity {
    let rating = Severity(score: scores.base)
    return version == .v2 ? max(.low, min(.high, rating)) : rating
  }

  /// Reads a text that is a vector and nothing else.
  ///
  /// - Throws: `CVSSError`, which tells the first thing that does not belong to a vector.
  public init(vector: String) throws(CVSSError) {
    var vector = vector
    let result = vector.withUTF8 { bytes -> Result<CVSS, CVSSError> in
      Result { () throws(CVSSError) in try CVSS(bytes) }
    }
    self = try result.get()
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(CVSSError) {
    let prefix = try CVSSPrefix(of: bytes)
    let version = prefix?.version ?? .v2
    let metrics = CVSSMetrics.of(version)
    let choices = try metrics.choices(in: bytes, from: prefix == nil ? 0 : CVSSPrefix.length)
    self.version = version
    cleanVector =
      choices.isClean
      ? String(decoding: bytes, as: UTF8.self)
      : metrics.vector(of: choices, prefix: prefix?.rawValue ?? "")
    scores =
      switch version {
      case .v2: CVSS2Formula.scores(choices)
      case .v3(let minor): CVSS3Formula(minor: minor).scores(choices)
      case .v4: CVSS4Formula.scores(choices)
      }
  }
}

/// What a vector begins with since 3.0.
enum CVSSPrefix: String {
  case v3_0 = "CVSS:3.0/"
  case v3_1 = "CVSS:3.1/"
  case v4_0 = "CVSS:4.0/"

  /// Bytes of a prefix, the slash counted.
  static let length = 9

  /// Nothing where the text does not begin with `CVSS:`, as in 2.0.
  init?(of bytes: UnsafeBufferPointer<UInt8>) throws(CVSSError) {
    guard CVSSPrefix.begins(in: bytes, at: 0) else { return nil }
    guard let prefix = CVSSPrefix(in: bytes, at: 5) else {
      throw .version(String(decoding: bytes.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self))
    }
    self = prefix
  }

  /// Whether `CVSS:` stands at an offset.
  static func begins(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset >= 0 && offset + 5 <= bytes.count && bytes[offset] == UInt8(ascii: "C")
      && bytes[offset + 1] == UInt8(ascii: "V") && bytes[offset + 2] == UInt8(ascii: "S")
      && bytes[offset + 3] == UInt8(ascii: "S") && bytes[offset + 4] == UInt8(ascii: ":")
  }

  /// The prefix whose version begins at an offset, behind `CVSS:`.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard bytes.count >= offset + 4, bytes[offset + 1] == UInt8(ascii: "."),
      bytes[offset + 3] == UInt8(ascii: "/")
    else { return nil }
    switch (bytes[offset], bytes[offset + 2]) {
    case (UInt8(ascii: "3"), UInt8(ascii: "0")): self = .v3_0
    case (UInt8(ascii: "3"), UInt8(ascii: "1")): self = .v3_1
    case (UInt8(ascii: "4"), UInt8(ascii: "0")): self = .v4_0
    default: return nil
    }
  }

  var version: CVSS.Version {
    switch self {
    case .v3_0: .v3(minor: 0)
    case .v3_1: .v3(minor: 1)
    case .v4_0: .v4
    }
  }
}
