import FindingModel
import Triage

/// Runs the tests that users write for their policies.
public enum PolicyTests {
  /// How one test went.
  public struct Result: Sendable {
    public let name: String
    /// Where the test stands.
    public let origin: String
    /// What was expected and what was found; nothing where they are the same.
    public let failure: String?
  }

  /// Runs all tests of a file.
  ///
  /// - Throws: Where the file cannot be understood.
  public static func run(
    _ path: String, settings: ReadingSettings
  ) throws -> [Result] {
    let tests: [PolicyTest]
    do throws(PolicyError) {
      let file = try SuppressionFile(try PolicyFile.open(path))
      tests = try PolicyTest.all(yaml: file.text, file: path)
    } catch {
      throw ConfigurationError("\(error)")
    }
    return try tests.map { test in
      Result(
        name: test.name, origin: "\(test.origin)", failure: try failure(of: test, settings))
    }
  }

  private static func failure(of test: PolicyTest, _ settings: ReadingSettings) throws -> String? {
    var settings = settings
    if let today = test.today { settings.now = Moment(today) }
    guard let policy = settings.policy?.on(settings.now) else { return nil }
    settings.policy = policy
    switch test.subject {
    case .finding(var finding):
      var tally = Tally()
      _ = policy.compiled.decide(&finding, tally: &tally)
      return test.expectation.failure(for: finding)
    case .report(let path, let wanted):
      return try failure(of: test, in: path, wanted, settings)
    }
  }

  /// Every finding of the report that is asked for must be as expected.
  private static func failure(
    of test: PolicyTest, in path: String, _ wanted: String, _ settings: ReadingSettings
  ) throws -> String? {
    var failures: [String] = []
    var count = 0
    let outcomes = try ReportRun(settings).explain(path) { explanation in
      guard explanation.isAbout(wanted) else { return }
      count += 1
      if let failure = test.expectation.failure(for: explanation.finding) {
        failures.append("\(explanation.finding.title): \(failure)")
      }
    }
    if let failure = outcomes.compactMap(\.failure).first { return "\(failure)" }
    if count == 0 { return "expected a finding `\(wanted)` in \(path), found none" }
    return failures.first
  }
}
