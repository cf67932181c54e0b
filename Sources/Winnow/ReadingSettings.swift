import Deduplication
public import FindingModel
public import ReportReading
import ScannerKit
import Scanners

/// How reports are read, and by which rules of the server their findings are identified.
public struct ReadingSettings: Sendable {
  /// DefectDojo's name for what the reports are; found by their content where it is not given.
  public internal(set) var scanType: String?
  /// What counts as now.
  public var now: Moment
  public var limits = ReadingLimits()
  /// What is odd about the operator's overrides, but no error.
  public let warnings: [String]
  private(set) var identity: Identity
  /// The service that all findings are given, as an import can.
  public var service: String?
  /// What outputs tell of reports beyond DefectDojo's fields, whatever a policy looks at.
  var wantedFacts: Set<Fact.Kind> = []
  /// What is decided about findings; nothing where all of them are taken as they are.
  public var policy: LoadedPolicy?
  /// Which findings are taken for the same.
  public var merging = MergeSettings.off

  /// - Parameters:
  ///   - scanType: DefectDojo's name for what the reports are.
  ///   - now: What counts as now.
  ///   - hashcodeFields: The server's `DD_HASHCODE_FIELDS_PER_SCANNER`, where its operator set it.
  ///   - algorithms: The server's `DD_DEDUPLICATION_ALGORITHM_PER_PARSER`.
  /// - Throws: Where no scanner has that scan type, or an override says something else than it may.
  public init(
    scanType: String? = nil, now: Moment, hashcodeFields: String? = nil, algorithms: String? = nil
  ) throws(ConfigurationError) {
    if let scanType, Formats.scanner(ofScanType: scanType) == nil {
      throw ConfigurationError.unknown(scanType: scanType)
    }
    self.scanType = scanType
    self.now = now
    do {
      let (settings, warnings) = try DeduplicationSettings.defectDojo320.overridden(
        hashcodeFields: hashcodeFields, algorithms: algorithms)
      identity = Identity(settings: settings)
      self.warnings = warnings.map { "\($0)" }
    } catch {
      throw ConfigurationError("\(error)")
    }
  }
}

extension ReadingSettings {
  /// With an operator's settings, as ``init(scanType:now:hashcodeFields:algorithms:)`` takes them,
  /// in place of those for the same scan types.
  func overridden(
    hashcodeFields: String?, algorithms: String?
  ) throws(ConfigurationError) -> ReadingSettings {
    var settings = self
    do {
      settings.identity = Identity(
        settings: try identity.settings.overridden(
          hashcodeFields: hashcodeFields, algorithms: algorithms
        ).settings)
    } catch {
      throw ConfigurationError("\(error)")
    }
    return settings
  }
}

/// What is wrong with what a run was told to do.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }

  static func unknown(scanType: String) -> ConfigurationError {
    let known = Formats.all.flatMap(\.scanTypes)
    let wanted = scanType.lowercased()
    let near = known.filter {
      $0.lowercased().contains(wanted) || wanted.contains($0.lowercased().prefix { $0 != " " })
    }
    let list = (near.isEmpty ? known : near).map { "`\($0)`" }.joined(separator: ", ")
    return ConfigurationError(
      "expected a scan type that can be read, found `\(scanType)`; \(near.isEmpty ? "known" : "near") are \(list)"
    )
  }
}
