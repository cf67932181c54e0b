import ArgumentParser
import Delivering

/// `winnow dejacode check`
struct CheckDejaCode: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether requests can be made: address, API key, rights and templates.",
    discussion: "Only asks. Exits with 4 where something is in the way.")

  @OptionGroup(title: "Server") var server: DejaCodeFlags

  func run() async throws {
    let checkup = try await server.connected { dejacode, messages in
      let checkup = try await DejaCodeCheckup(dejacode)
      for problem in checkup.problems { messages.say("problem", problem) }
      return checkup
    }
    for fact in checkup.facts { print(fact) }
    if !checkup.problems.isEmpty { throw ExitStatus.notDelivered }
  }
}
