/// What can be found out about a server without changing anything on it.
public struct Checkup: Sendable {
  /// What is as it is, a line each.
  public internal(set) var facts: [String] = []
  /// What is in the way of deliveries, a sentence each.
  public internal(set) var problems: [String] = []

  /// - Parameters:
  ///   - server: The server.
  ///   - secret: What it calls the secret by which it knows who asks.
  init(of server: ServerAddress, secret: String) {
    facts.append("server: \(server)")
    if server.isReadOnTheWay {
      problems.append("the address begins with http: anyone on the way can read the \(secret)")
    }
  }
}
