import FindingModel
import Foundation
import Winnow

/// What the program takes from its environment.
enum Environment {
  /// How reports are read and filtered; what is odd about that is told.
  static func settings(
    scanType: String?, _ flags: PolicyFlags, explains: Bool = false,
    serverVEX: (path: String, name: String)? = nil,
    _ messages: Messages
  ) throws(ConfigurationError) -> (settings: ReadingSettings, policy: LoadedPolicy) {
    let variables = ProcessInfo.processInfo.environment
    var settings = try ReadingSettings(
      scanType: scanType, now: try now(),
      hashcodeFields: variables["DD_HASHCODE_FIELDS_PER_SCANNER"],
      algorithms: variables["DD_DEDUPLICATION_ALGORITHM_PER_PARSER"])
    var options = try flags.options(variables)
    options.explains = explains
    options.serverVEX = serverVEX
    let policy = try LoadedPolicy(options, now: settings.now)
    settings.policy = policy
    (settings.warnings + policy.warnings).forEach(messages.warn)
    return (settings, policy)
  }

  /// `SOURCE_DATE_EPOCH` (<https://reproducible-builds.org/specs/source-date-epoch/>), or the clock.
  static func now() throws(ConfigurationError) -> Moment {
    guard let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty
    else {
      return Moment(secondsSince1970: Int(Date().timeIntervalSince1970))
    }
    guard let seconds = Int(epoch), (0...253_402_300_799).contains(seconds) else {
      throw ConfigurationError(
        "SOURCE_DATE_EPOCH: expected seconds since 1970, found `\(epoch)`")
    }
    return Moment(secondsSince1970: seconds)
  }
}
