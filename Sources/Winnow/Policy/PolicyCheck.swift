public import FindingModel
import ReportReading
import Triage

/// What is wrong or odd in a policy or suppression file.
public struct PolicyCheck: Sendable {
  public let file: String
  /// What the file was read as, as "policy" or "a .trivyignore file".
  public private(set) var kind = "policy"
  public private(set) var rules = 0
  public private(set) var errors: [String] = []
  public private(set) var warnings: [String] = []

  /// Checks files, or the policy file that a run in this folder would find.
  ///
  /// - Throws: Where no file is given and none is found.
  public static func files(
    _ paths: [String], now: Moment
  ) throws(ConfigurationError) -> [PolicyCheck] {
    if !paths.isEmpty { return paths.map { PolicyCheck($0, now: now) } }
    guard let path = PolicyFile.find() else {
      throw ConfigurationError("expected winnow.yaml in this folder or a parent in the repository")
    }
    return [PolicyCheck(path, now: now)]
  }

  init(_ path: String, now: Moment) {
    file = path
    do throws(PolicyError) {
      let rules = try read(path)
      self.rules = rules.count
      if let today = now.day {
        warnings += rules.compactMap { $0.expiryWarning(on: today, notice: CompiledPolicy.notice) }
      }
    } catch {
      errors.append("\(error)")
    }
  }

  private mutating func read(_ path: String) throws(PolicyError) -> [Rule] {
    let file = try SuppressionFile(try PolicyFile.open(path))
    if let format = Suppressions.format(of: file), !PolicyFile.isPolicy(file) {
      kind = format.name
      let suppressions = try format.read(file)
      warnings += suppressions.remarks.map(\.description)
      return suppressions.rules
    }
    let policy = try Policy(yaml: file.text, file: path)
    warnings += policy.shadowed
    return policy.rules
  }
}
