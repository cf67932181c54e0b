/// Where a server is and who asks, and which variables said so.
public struct ServerAccess: Sendable {
  public let server: ServerAddress
  /// Nil where none was given.
  public let token: Secret?
  /// What was taken from elsewhere than the first names, a sentence each.
  public let notes: [String]

  /// The variables that a server's address and token may stand in; the first names are Winnow's own.
  struct Variables: Sendable {
    /// What the server is called.
    let server: String
    let addresses: [String]
    let tokens: [String]
  }

  /// Looks for the address and the token.
  ///
  /// - Parameters:
  ///   - address: What the user gave; it wins over the variables.
  ///   - token: From a file; it wins over the variables.
  ///   - variables: Their names.
  ///   - environment: The variables.
  /// - Throws: Where there is no address, or one of them is none.
  init(
    address: String?, token: Secret?, variables: Variables, environment: [String: String]
  ) throws(DeliveryError) {
    func first(_ names: [String]) -> (name: String, text: String)? {
      for name in names {
        if let text = environment[name], !text.trimmed.isEmpty { return (name, text) }
      }
      return nil
    }
    var notes: [String] = []
    func note(_ name: String, among names: [String]) {
      let others = names.filter { $0 != name && !(environment[$0] ?? "").isEmpty }
      if name == names[0], others.isEmpty { return }
      notes.append(
        "\(name) is used"
          + (others.isEmpty ? "" : ", not " + others.joined(separator: " or ")))
    }
    if let address {
      server = try ServerAddress(address)
    } else if let (name, text) = first(variables.addresses) {
      do { server = try ServerAddress(text) } catch { throw error.at(name) }
      note(name, among: variables.addresses)
    } else {
      throw DeliveryError(
        .unfit,
        "expected the address of \(variables.server) in \(variables.addresses[0])")
    }
    if let token {
      self.token = token
    } else if let (name, text) = first(variables.tokens) {
      do { self.token = try Secret(text) } catch { throw error.at(name) }
      note(name, among: variables.tokens)
    } else {
      self.token = nil
    }
    self.notes = notes
  }
}
