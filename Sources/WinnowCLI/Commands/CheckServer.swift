import ArgumentParser
import Delivering

/// `winnow defectdojo check`, `winnow dejacode check`
struct CheckServer<Server: ReachedServer>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: Server.checkAbstract,
      discussion: "Only asks. Exits with 4 where something is in the way.")
  }

  @OptionGroup(title: "Server") var server: ServerFlags<Server>

  func run() async throws {
    let checkup = try await server.connected { server, messages in
      let checkup = try await server.checkup()
      for problem in checkup.problems { messages.say("problem", problem) }
      return checkup
    }
    for fact in checkup.facts { print(fact) }
    if !checkup.problems.isEmpty { throw ExitStatus.notDelivered }
  }
}
