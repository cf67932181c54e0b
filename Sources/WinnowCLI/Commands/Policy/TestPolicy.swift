import ArgumentParser
import FindingModel
import Winnow

/// `winnow policy test`
struct TestPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Check that a policy decides about findings as expected.",
    discussion: """
      A test file is YAML with a list `tests`; each has a `name`, a `finding` by DefectDojo's field \
      names or a `report`, and what is expected: `expect` kept, dropped or a mark, and if wanted \
      the `rule`, the `severity`, and `now`. Exits with 1 where a test fails.
      """)

  @Argument(help: "Test files; else winnow.test.yaml.", completion: .file())
  var files: [String] = ["winnow.test.yaml"]

  @Option(help: "The day that counts as today, as 2027-01-31.")
  var now: String?

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup var messageOptions: MessageOptions

  func run() throws {
    let messages = messageOptions.messages
    var (settings, _) = try Environment.settings(scanType: nil, policyFlags, messages)
    if let now {
      guard let day = Day(startOf: now), now.utf8.count == 10 else {
        throw ConfigurationError("--now: expected a day, as 2027-01-31, found `\(now)`")
      }
      settings.now = Moment(day)
    }
    var failed = 0
    var passed = 0
    for file in files {
      for result in try PolicyTests.run(file, settings: settings) {
        if let failure = result.failure {
          failed += 1
          messages.say("error", "\(result.origin): `\(result.name)`: \(failure)")
        } else {
          passed += 1
        }
      }
    }
    print("\(passed) tests passed, \(failed) failed")
    if failed > 0 { throw ExitStatus.gateMet }
  }
}
