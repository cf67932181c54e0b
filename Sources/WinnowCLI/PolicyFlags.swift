public import ArgumentParser
public import FindingModel
import Foundation
import Winnow

/// The flags by which findings are filtered; a flag wins over a variable of the environment
/// (`WINNOW_MIN_SEVERITY` for `--min-severity`), and that over a policy file.
struct PolicyFlags: ParsableArguments {
  @Option(
    help:
      "A policy file; repeatable. Else winnow.yaml of this folder or a parent in the repository.",
    completion: .file(extensions: ["yaml", "yml"]))
  var policy: [String] = []

  @Flag(help: "Do not look for a policy file.")
  var noPolicy = false

  @Option(help: "Drop findings that are less severe.")
  var minSeverity: Severity?

  @Option(
    name: [.short, .long], help: "Drop findings of other severities than these: High,Critical.")
  var severity: SeverityList?

  @Flag(help: "Drop vulnerabilities without a fix.")
  var ignoreUnfixed = false

  @Option(
    help:
      "Suppressions of Trivy, Grype, osv-scanner, Dependency-Check, ZAP and others; repeatable.",
    completion: .file())
  var ignorefile: [String] = []

  @Option(help: "OpenVEX, CSAF or CycloneDX VEX; repeatable.", completion: .file())
  var vex: [String] = []

  @Option(help: "EPSS scores: the CSV of FIRST, plain or gzip.", completion: .file())
  var epss: String?

  @Option(help: "CISA's catalogue of known exploited vulnerabilities.", completion: .file())
  var kev: String?

  @Option(help: "Keep only findings with field=value; repeatable.")
  var only: [String] = []

  @Flag(help: "List dropped findings, with the rule that dropped them.")
  var showSuppressed = false

  @Option(help: "Exit with 1 where a finding is at least so severe.")
  var failOn: Severity?

  @Option(help: "What to exit with, instead of 1, where a gate is met.")
  var exitCode: UInt8?

  @Flag(help: "Replace secret values by keyed digests.")
  var redact = false

  @Option(
    help: "The key for that; else WINNOW_REDACTION_KEY is one.", completion: .file())
  var redactionKeyFile: String?

  @Option(help: "Write what became of all findings, as JSON.", completion: .file())
  var receipt: String?

  /// What these flags and the environment say.
  func options(_ variables: [String: String]) throws(ConfigurationError) -> PolicyOptions {
    var flags = PolicyOptions()
    flags.policies = policy
    flags.findsPolicy = !noPolicy
    flags.minimumSeverity = minSeverity
    flags.severities = severity?.severities
    flags.ignoresUnfixed = ignoreUnfixed ? true : nil
    flags.ignoreFiles = ignorefile
    flags.vexFiles = vex
    flags.epssFile = epss
    flags.kevFile = kev
    flags.only = only
    flags.showsSuppressed = showSuppressed ? true : nil
    flags.failOn = failOn
    flags.exitCode = exitCode.map(Int.init)
    flags.redacts = redact ? true : nil
    if let path = redactionKeyFile {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ConfigurationError("\(path): cannot be read")
      }
      flags.redactionKey = (Array(data), path)
    }
    return flags.over(try PolicyOptions(variables))
  }
}

extension PolicyOptions {
  /// What variables of the environment say; lists are separated by commas, paths by colons.
  fileprivate init(_ variables: [String: String]) throws(ConfigurationError) {
    self.init()
    func value(_ name: String) -> String? {
      variables["WINNOW_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    func parsed<Value: ExpressibleByArgument>(
      _ name: String, _ expected: String, as type: Value.Type
    ) throws(ConfigurationError) -> Value? {
      guard let text = value(name) else { return nil }
      guard let value = Value(argument: text) else {
        throw ConfigurationError("WINNOW_\(name): expected \(expected), found `\(text)`")
      }
      return value
    }
    func paths(_ name: String) -> [String] {
      value(name)?.split(separator: ":").map(String.init) ?? []
    }
    policies = paths("POLICY")
    minimumSeverity = try parsed("MIN_SEVERITY", "a severity", as: Severity.self)
    severities = try parsed("SEVERITY", "severities", as: SeverityList.self)?.severities
    ignoresUnfixed = try parsed("IGNORE_UNFIXED", "true or false", as: Bool.self)
    ignoreFiles = paths("IGNOREFILE")
    vexFiles = paths("VEX")
    epssFile = value("EPSS")
    kevFile = value("KEV")
    showsSuppressed = try parsed("SHOW_SUPPRESSED", "true or false", as: Bool.self)
    failOn = try parsed("FAIL_ON", "a severity", as: Severity.self)
    exitCode = try parsed("EXIT_CODE", "a number up to 255", as: UInt8.self).map(Int.init)
    redacts = try parsed("REDACT", "true or false", as: Bool.self)
    redactionKey = value("REDACTION_KEY").map { (Array($0.utf8), "WINNOW_REDACTION_KEY") }
  }
}

extension Severity: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }

  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

/// Severities with commas between them, in any letter case.
struct SeverityList: ExpressibleByArgument {
  let severities: Set<Severity>

  init?(argument: String) {
    let words = argument.split(separator: ",").map { $0.drop { $0 == " " } }
    let severities = words.compactMap { Severity(word: $0) }
    guard !words.isEmpty, severities.count == words.count else { return nil }
    self.severities = Set(severities)
  }
}
