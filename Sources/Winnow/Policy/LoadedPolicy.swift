public import FindingModel
import ReportReading
import Triage

/// Everything that decides about the findings of a run: policy files, other tools' suppressions,
/// and flags.
///
/// Rules stand in this order, and the last one that matches a finding decides: ignore files, VEX
/// documents, the rules of policy files, flags.
public struct LoadedPolicy: Sendable {
  private(set) var compiled: CompiledPolicy
  /// What is odd, but no error: entries of suppression files that could not be taken over.
  public let warnings: [String]
  /// Whether secrets are replaced, so that outputs have to be searched for them.
  public var redacts: Bool { compiled.redacts }
  /// What the policy changes in findings, in words, besides whether they are kept.
  var changesOfFindings: [String] {
    let policy = compiled.policy
    return [
      policy.severity.isEmpty ? nil : "severities", policy.rewrite.isEmpty ? nil : "rewrites",
    ].compactMap(\.self)
  }
  /// Whether dropped findings are to be listed.
  public let showsSuppressed: Bool
  /// What the program ends with where a gate is met.
  public let exitCode: Int
  /// The policy files that were read.
  public let files: [String]

  /// Reads what the options name, and a policy file that is found where none is named.
  ///
  /// - Throws: Where a file cannot be read or says something that it may not.
  public init(_ options: PolicyOptions, now: Moment) throws(ConfigurationError) {
    files =
      !options.policies.isEmpty || !options.findsPolicy
      ? options.policies : [PolicyFile.find()].compactMap(\.self)
    var policy = Policy()
    for file in files { policy.add(try PolicyFile.read(file)) }
    let settings = policy.settings.overridden(by: options)
    var warnings: [String] = []
    let ignored = try LoadedPolicy.suppressions(settings.ignoreFiles, &warnings)
    // Of several documents' statements the newest wins.
    let vex = try LoadedPolicy.vex(settings.vexFiles, of: options.serverVEX, &warnings)
    policy.rules = ignored + vex + policy.rules
    do throws(PolicyError) {
      policy.rules += try FlagRules.rules(settings, only: options.only)
    } catch {
      throw ConfigurationError("\(error)")
    }
    if let failOn = settings.failOn {
      policy.gates = [Gate(failOn: failOn, origin: Origin("--fail-on"))] + policy.gates
    }
    let enrichment = try LoadedPolicy.enrichment(settings)
    let redaction = try LoadedPolicy.redaction(policy, options)
    guard let today = now.day else {
      throw ConfigurationError("expected a day from year 1 to 9999, found \(now)")
    }
    compiled = CompiledPolicy(
      policy, today: today, enrichment: enrichment, redaction: redaction,
      explains: options.explains)
    self.warnings = warnings
    showsSuppressed = settings.showsSuppressed ?? false
    exitCode = settings.exitCode ?? 1
  }

  /// The same policy on another day.
  func on(_ now: Moment) -> LoadedPolicy {
    guard let today = now.day else { return self }
    var policy = self
    policy.compiled = compiled.on(today)
    return policy
  }

  private static func suppressions(
    _ paths: [String], _ warnings: inout [String]
  ) throws(ConfigurationError) -> [Rule] {
    var rules: [Rule] = []
    for path in paths {
      do throws(PolicyError) {
        let suppressions = try Suppressions(try PolicyFile.open(path))
        rules += suppressions.rules
        warnings += suppressions.remarks.map(\.description)
      } catch {
        throw ConfigurationError("\(error)")
      }
    }
    return rules
  }

  private static func vex(
    _ paths: [String], of server: (path: String, name: String)?, _ warnings: inout [String]
  ) throws(ConfigurationError) -> [Rule] {
    var rules = try suppressions(paths, &warnings)
    if let server {
      rules += try suppressions([server.path], &warnings).map { rule in
        var rule = rule
        rule.origin = Origin(server.name)
        return rule
      }
    }
    return rules.oldestFirst
  }

  private static func enrichment(
    _ settings: PolicySettings
  ) throws(ConfigurationError) -> Enrichment? {
    do throws(PolicyError) {
      var epss: EPSSScores?
      var kev: KEVCatalog?
      if let path = settings.epssFile { epss = try EPSSScores(try PolicyFile.open(path)) }
      if let path = settings.kevFile { kev = try KEVCatalog(try PolicyFile.open(path)) }
      return epss == nil && kev == nil ? nil : Enrichment(epss: epss, kev: kev)
    } catch {
      throw ConfigurationError("\(error)")
    }
  }

  private static func redaction(
    _ policy: Policy, _ options: PolicyOptions
  ) throws(ConfigurationError) -> Redaction? {
    guard options.redacts ?? policy.rewrite.redacts ?? false else { return nil }
    guard let key = options.redactionKey else {
      throw ConfigurationError(
        "redaction: expected a key in WINNOW_REDACTION_KEY or --redaction-key-file, found none")
    }
    do throws(PolicyError) {
      return Redaction(key: try RedactionKey(key.bytes, from: Origin(key.name)))
    } catch {
      throw ConfigurationError("\(error)")
    }
  }
}

extension PolicySettings {
  /// The settings of files, but what flags or the environment say where they say something.
  fileprivate func overridden(by options: PolicyOptions) -> PolicySettings {
    var settings = self
    settings.minimumSeverity = options.minimumSeverity ?? minimumSeverity
    settings.severities = options.severities ?? severities
    settings.ignoresUnfixed = options.ignoresUnfixed ?? ignoresUnfixed
    if !options.ignoreFiles.isEmpty { settings.ignoreFiles = options.ignoreFiles }
    if !options.vexFiles.isEmpty { settings.vexFiles = options.vexFiles }
    settings.epssFile = options.epssFile ?? epssFile
    settings.kevFile = options.kevFile ?? kevFile
    settings.failOn = options.failOn ?? failOn
    settings.exitCode = options.exitCode ?? exitCode
    settings.showsSuppressed = options.showsSuppressed ?? showsSuppressed
    return settings
  }
}
