public import FindingModel

/// What became of reports, and what a server would do with them.
public struct Preview: Sendable, Codable {
  public internal(set) var schemaVersion = 1
  public internal(set) var receipt: Receipt
  /// How many findings there are of each severity, by scan type, as they were read.
  public internal(set) var scanTypes: [ScanType] = []
  /// Findings that the server would take for others of the same report.
  public internal(set) var duplicates: [Duplicate] = []
  /// What is merged before the server sees it.
  public internal(set) var merges: [Merge] = []
  /// What the server would do, for each test; empty without a baseline.
  public internal(set) var tests: [TestForecast] = []

  public struct ScanType: Sendable, Codable {
    public let name: String
    /// By severity, as they were read.
    public internal(set) var read: [String: Int] = [:]
    /// By severity, without those that the policy drops.
    public internal(set) var kept: [String: Int] = [:]

    /// Counts a finding of a severity that is kept with one, if it is.
    mutating func count(_ severity: Severity, keptAs kept: Severity?) {
      read[severity.rawValue, default: 0] += 1
      if let kept { self.kept[kept.rawValue, default: 0] += 1 }
    }
  }

  /// A finding as people know it.
  public struct Item: Sendable, Codable, Hashable {
    public let title: String
    public let severity: String
    public let hashCode: String?
    /// The file and line, the component, or the host.
    public let place: String?
  }

  public struct Duplicate: Sendable, Codable {
    public let finding: Item
    /// Nothing where there were a hundred thousand findings before it.
    public let original: Item?
  }

  /// Findings that are taken for the same, and the one that stands for them.
  public struct Merge: Sendable, Codable {
    public let finding: Item
    /// The scan types that told of it, each once.
    public let scanTypes: [String]
    /// How many findings it stands for, itself among them.
    public let count: Int
    public let reason: String
    public let confidence: MergedGroup.Confidence
  }
}

/// What a server would do with the findings of one test.
public struct TestForecast: Sendable, Codable {
  public let testType: String
  /// How many findings the server has, and how many of them are active.
  public let known: Int
  public let active: Int
  /// Findings that the server does not have.
  public internal(set) var created: [Preview.Item] = []
  public internal(set) var reactivated: [Preview.Item] = []
  public internal(set) var closed: [Preview.Item] = []
  public internal(set) var untouched = 0
  /// Findings of the report that are less severe than the server is told to look at.
  public internal(set) var ignored = 0
  /// Those with a decision that stands.
  public internal(set) var left = 0
  /// Those that are created as duplicates of what the server has.
  public internal(set) var duplicates: [Preview.Item] = []
  /// Closed findings and created ones that are probably the same.
  public internal(set) var moved: [Moved] = []
  public internal(set) var closeGuard: CloseGuard

  public struct Moved: Sendable, Codable {
    public let closed: Preview.Item
    public let created: Preview.Item
    /// Why, as "same rule and snippet".
    public let reason: String
  }
}

/// Findings that would be closed though nothing says that they are fixed.
public struct CloseGuard: Sendable, Codable, Equatable {
  /// Closed only because the policy drops them.
  public internal(set) var dropped: [String] = []
  /// Closed only because others stand for them.
  public internal(set) var merged: [String] = []
  /// Closed only because the server is told to ignore such as are less severe.
  public internal(set) var belowMinimum: [String] = []
  /// Why others may be closed wrongly: records that were not read, or a report without findings.
  public internal(set) var doubts: [String] = []
  /// How many findings are closed wrongly, or perhaps.
  public internal(set) var count = 0
  /// How many may be.
  public let most: Int

  public var refuses: Bool { count > most }
}

extension Preview.Item {
  init(_ finding: Finding) {
    title = finding.title
    severity = finding.severity.rawValue
    hashCode = finding.hashCode
    place = finding.shortPlace
  }
}

extension Preview.Merge {
  init(_ finding: Finding, _ merged: MergedGroup) {
    self.finding = Preview.Item(finding)
    scanTypes = merged.members.map(\.scanType).distinct
    count = merged.members.count
    reason = merged.reason
    confidence = merged.confidence
  }
}

extension Finding {
  /// Where a person would look for the finding.
  var shortPlace: String? {
    if let filePath = self.filePath, !filePath.isEmpty {
      return self.line.map { "\(filePath):\($0)" } ?? filePath
    }
    if let componentName = self.componentName {
      return self.componentVersion.map { "\(componentName) \($0)" } ?? componentName
    }
    for case .url(let url) in self.locations {
      return url.url ?? url.host.map { $0 + (url.path.map { "/\($0)" } ?? "") }
    }
    return nil
  }
}
