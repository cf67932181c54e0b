import ArgumentParser
import Delivering

/// `winnow defectdojo`
struct DefectDojoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "defectdojo",
    abstract: "Deliver to a DefectDojo server, and ask it.",
    discussion: """
      The server's address is taken from DEFECTDOJO_URL and the token from DEFECTDOJO_API_TOKEN; the \
      names that other programs have for them are read too. Works with DefectDojo 2 and 3.
      """,
    subcommands: [
      CheckServer<DefectDojo>.self, ImportReport.self, ReimportReport.self, PostFindings.self,
      PreviewServer.self,
      ResourceCommand<Product>.self, ResourceCommand<ProductType>.self,
      ResourceCommand<Engagement>.self, ResourceCommand<Test>.self,
      ResourceCommand<ServerFinding>.self, ResourceCommand<Endpoint>.self,
      ResourceCommand<ServerURL>.self, ResourceCommand<TestType>.self, ResourceCommand<User>.self,
      ResourceCommand<TestImport>.self,
    ])
}

typealias DefectDojoFlags = ServerFlags<DefectDojo>

extension DefectDojo: ReachedServer {
  static var addressVariable: String { "DEFECTDOJO_URL" }
  static var tokenVariable: String { "DEFECTDOJO_API_TOKEN" }

  static func access(
    address: String?, token: Secret?, environment: [String: String]
  ) throws -> ServerAccess {
    try ServerAccess(toDefectDojo: address, token: token, environment: environment)
  }

  static var checkAbstract: String {
    "Say whether deliveries will work: address, token, version, rights and settings."
  }

  func checkup() async throws -> Checkup { try await Checkup(self) }

  @discardableResult
  func send<Answer>(_ call: Call<Answer>) async throws -> Answer {
    try await send(call, progress: { _, _ in })
  }

  static func client(_ transport: Transport, environment: [String: String]) -> DefectDojo {
    DefectDojo(transport)
  }
}
