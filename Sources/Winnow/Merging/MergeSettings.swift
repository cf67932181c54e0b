import Deduplication
import ReportReading

/// Which findings of a run are taken for the same, and merged.
public struct MergeSettings: Sendable {
  public enum Strategy: String, Sendable, CaseIterable {
    /// None.
    case off
    /// Those that DefectDojo's deduplication would mark as duplicates; the first one stays as it is.
    case server
    /// What several scanners say of the same weakness; the worst one stays, with what the others know.
    case crossTool = "cross-tool"
  }

  public let strategy: Strategy
  /// Identifiers that are of one vulnerability.
  let aliases: [[String]]

  /// - Parameters:
  ///   - strategy: Which findings are taken for the same.
  ///   - aliasFiles: Files that tell identifiers of one vulnerability, for ``Strategy/crossTool``.
  /// - Throws: Where a file cannot be read.
  public init(
    _ strategy: Strategy = .off, aliasFiles: [String] = []
  ) throws(ConfigurationError) {
    self.strategy = strategy
    var aliases: [[String]] = []
    do throws(ReportError) {
      for path in aliasFiles {
        for file in try ReportInput.open(path) { aliases += try AliasFile.read(file) }
      }
    } catch {
      throw ConfigurationError("\(error)")
    }
    self.aliases = aliases
  }

  private init(_ strategy: Strategy, _ aliases: [[String]]) {
    self.strategy = strategy
    self.aliases = aliases
  }

  /// That nothing is merged.
  public static let off = MergeSettings(.off, [])
}
