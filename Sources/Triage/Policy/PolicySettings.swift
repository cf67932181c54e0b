package import FindingModel

/// What flags of the command line say as well, for users who write it down.
package struct PolicySettings: Sendable, Hashable {
  package var minimumSeverity: Severity?
  package var severities: Set<Severity>?
  package var ignoresUnfixed: Bool?
  /// Paths, from the folder of the policy file.
  package var ignoreFiles: [String] = []
  package var vexFiles: [String] = []
  package var epssFile: String?
  package var kevFile: String?
  package var failOn: Severity?
  /// What the program ends with where a gate is met.
  package var exitCode: Int?
  package var showsSuppressed: Bool?

  package init() {}

  package mutating func add(_ other: PolicySettings) {
    minimumSeverity = other.minimumSeverity ?? minimumSeverity
    severities = other.severities ?? severities
    ignoresUnfixed = other.ignoresUnfixed ?? ignoresUnfixed
    ignoreFiles += other.ignoreFiles
    vexFiles += other.vexFiles
    epssFile = other.epssFile ?? epssFile
    kevFile = other.kevFile ?? kevFile
    failOn = other.failOn ?? failOn
    exitCode = other.exitCode ?? exitCode
    showsSuppressed = other.showsSuppressed ?? showsSuppressed
  }

  /// Changes all paths, as from the folder of the policy file to that of the run.
  package mutating func locate(_ path: (String) -> String) {
    ignoreFiles = ignoreFiles.map(path)
    vexFiles = vexFiles.map(path)
    epssFile = epssFile.map(path)
    kevFile = kevFile.map(path)
  }
}
