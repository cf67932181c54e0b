import ArgumentParser
import Winnow

/// `winnow policy check`
struct CheckPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong or odd in policy and suppression files.",
    discussion: """
      A file with `rules`, `severity`, `rewrite`, `gate` or `settings` is read as a policy, any \
      other as a suppression file of another tool. Exits with 2 where a file cannot be understood, \
      and with --strict where a rule is odd.
      """)

  @Argument(help: "Files; else the policy file that a run here would find.", completion: .file())
  var files: [String] = []

  @Flag(help: "Exit with 2 where a rule is odd, as when it is expired.")
  var strict = false

  @OptionGroup var messageOptions: MessageOptions

  func run() throws {
    let messages = messageOptions.messages
    var isFine = true
    for check in try PolicyCheck.files(files, now: try Environment.now()) {
      check.errors.forEach { messages.say("error", $0) }
      check.warnings.forEach(messages.warn)
      if check.errors.isEmpty { print("\(check.file): \(check.kind), \(check.rules) rules") }
      isFine = isFine && check.errors.isEmpty && !(strict && !check.warnings.isEmpty)
    }
    if !isFine { throw ExitStatus.usage }
  }
}
