public import FindingModel

/// What flags, or variables of the environment, say beside policy files.
public struct PolicyOptions: Sendable {
  /// Policy files; where none is named, `winnow.yaml` is looked for.
  public var policies: [String] = []
  /// Whether a policy file is looked for where none is named.
  public var findsPolicy = true
  public var minimumSeverity: Severity?
  public var severities: Set<Severity>?
  public var ignoresUnfixed: Bool?
  public var ignoreFiles: [String] = []
  public var vexFiles: [String] = []
  /// A VEX document of a server, beside those of flags and policy files, and what it is called.
  public var serverVEX: (path: String, name: String)?
  public var epssFile: String?
  public var kevFile: String?
  public var failOn: Severity?
  public var exitCode: Int?
  public var showsSuppressed: Bool?
  /// Conditions as `field=value`; those on the same field are alternatives.
  public var only: [String] = []
  /// Whether secret values are replaced.
  public var redacts: Bool?
  /// The user's key for that, and what it was called: a variable or a file.
  public var redactionKey: (bytes: [UInt8], name: String)?
  /// Whether each finding keeps what all rules said of it.
  public var explains = false

  public init() {}

  /// These options where they say something, those of another source where not.
  public func over(_ other: PolicyOptions) -> PolicyOptions {
    var options = self
    if policies.isEmpty { options.policies = other.policies }
    options.findsPolicy = findsPolicy && other.findsPolicy
    options.minimumSeverity = minimumSeverity ?? other.minimumSeverity
    options.severities = severities ?? other.severities
    options.ignoresUnfixed = ignoresUnfixed ?? other.ignoresUnfixed
    if ignoreFiles.isEmpty { options.ignoreFiles = other.ignoreFiles }
    if vexFiles.isEmpty { options.vexFiles = other.vexFiles }
    options.serverVEX = serverVEX ?? other.serverVEX
    options.epssFile = epssFile ?? other.epssFile
    options.kevFile = kevFile ?? other.kevFile
    options.failOn = failOn ?? other.failOn
    options.exitCode = exitCode ?? other.exitCode
    options.showsSuppressed = showsSuppressed ?? other.showsSuppressed
    if only.isEmpty { options.only = other.only }
    options.redacts = redacts ?? other.redacts
    options.redactionKey = redactionKey ?? other.redactionKey
    return options
  }
}
