import ArgumentParser
import Delivering

/// `winnow defectdojo check`
struct CheckServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether deliveries will work: address, token, version, rights and settings.",
    discussion: "Only asks. Exits with 4 where something is in the way.")

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let checkup = try await server.connected { dojo, messages in
      let checkup = try await Checkup(dojo)
      for problem in checkup.problems { messages.say("problem", problem) }
      return checkup
    }
    for fact in checkup.facts { print(fact) }
    if !checkup.problems.isEmpty { throw ExitStatus.notDelivered }
  }
}
