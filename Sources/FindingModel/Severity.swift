/// How bad a finding is, in the five words that DefectDojo knows, from worst to least.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  case critical = "Critical"
  case high = "High"
  case medium = "Medium"
  case low = "Low"
  case info = "Info"

  /// The severity that one of the five words names, in any letter case.
  public init?(word: some StringProtocol) {
    switch word.lowercased() {
    case "critical": self = .critical
    case "high": self = .high
    case "medium": self = .medium
    case "low": self = .low
    case "info": self = .info
    default: return nil
    }
  }

  /// The severity of a CVSS base score from 0 to 10, by the rating scale of CVSS 3.1 section 5;
  /// "None" (0.0) is `info`.
  public init(score: Double) {
    switch score {
    case ..<0.05: self = .info
    case ..<4.0: self = .low
    case ..<7.0: self = .medium
    case ..<9.0: self = .high
    default: self = .critical
    }
  }
}

extension Severity {
  /// By its place in the order: hashing the word, as enumerations of words do, takes longer.
  public func hash(into hasher: inout Hasher) { hasher.combine(weight) }
}

extension Severity: Comparable {
  /// `info` is the least, `critical` the greatest.
  public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

  fileprivate var weight: Int {
    switch self {
    case .critical: 4
    case .high: 3
    case .medium: 2
    case .low: 1
    case .info: 0
    }
  }
}
