public import ArgumentParser
public import Winnow

/// The flags that say which findings are taken for the same.
struct DedupeFlags: ParsableArguments {
  @Option(
    help: """
      Merge what DefectDojo takes for duplicates (server), or what several scanners say of the \
      same (cross-tool).
      """)
  var dedupe = MergeSettings.Strategy.off

  @Option(
    help: "Identifiers of one vulnerability a line, or OSV's records; repeatable.",
    completion: .file())
  var aliases: [String] = []

  /// What these flags say.
  ///
  /// - Throws: Where a file cannot be read, or nothing would look at it.
  func settings() throws(ConfigurationError) -> MergeSettings {
    if !aliases.isEmpty, dedupe != .crossTool {
      throw ConfigurationError("--aliases: expected --dedupe cross-tool, found \(dedupe.rawValue)")
    }
    return try MergeSettings(dedupe, aliasFiles: aliases)
  }
}

extension MergeSettings.Strategy: ExpressibleByArgument {}
