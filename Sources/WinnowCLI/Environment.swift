import FindingModel
import Foundation
import Winnow

/// What the program takes from its environment.
enum Environment {
  static func readingSettings(scanType: String?) throws(ConfigurationError) -> ReadingSettings {
    let variables = ProcessInfo.processInfo.environment
    return try ReadingSettings(
      scanType: scanType, now: try now(variables["SOURCE_DATE_EPOCH"]),
      hashcodeFields: variables["DD_HASHCODE_FIELDS_PER_SCANNER"],
      algorithms: variables["DD_DEDUPLICATION_ALGORITHM_PER_PARSER"])
  }

  /// `SOURCE_DATE_EPOCH` (<https://reproducible-builds.org/specs/source-date-epoch/>), or the clock.
  private static func now(_ epoch: String?) throws(ConfigurationError) -> Moment {
    guard let epoch, !epoch.isEmpty else {
      return Moment(secondsSince1970: Int(Date().timeIntervalSince1970))
    }
    guard let seconds = Int(epoch), (0...253_402_300_799).contains(seconds) else {
      throw ConfigurationError(
        "SOURCE_DATE_EPOCH: expected seconds since 1970, found `\(epoch)`")
    }
    return Moment(secondsSince1970: seconds)
  }
}
