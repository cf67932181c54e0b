/// Where the server is and who asks, and which variables said so.
public struct DefectDojoAccess: Sendable {
  public let server: ServerAddress
  /// Nil where none was given.
  public let token: Secret?
  /// What was taken from elsewhere than the first names, a sentence each.
  public let notes: [String]

  /// The names in use, the first one is Winnow's own.
  static let addressNames = [
    "DEFECTDOJO_URL", "DD_CLI_DEFECTDOJO_URL", "DD_IMPORTER_DEFECTDOJO_URL", "DD_API_URL",
    "DD_URL", "DOJO_API_URL",
  ]
  static let tokenNames = [
    "DEFECTDOJO_API_TOKEN", "DEFECTDOJO_API_KEY", "DEFECTDOJO_TOKEN", "DEFECTDOJO_APIKEY",
    "DD_CLI_API_TOKEN", "DD_IMPORTER_DOJO_API_TOKEN", "DD_API_TOKEN", "DOJO_API_KEY",
    "DD_API_KEY",
  ]

  /// Looks for the address and the token.
  ///
  /// - Parameters:
  ///   - address: What the user gave; it wins over the variables.
  ///   - token: From a file; it wins over the variables.
  ///   - environment: The variables.
  /// - Throws: Where there is no address, or one of them is none.
  public init(
    address: String?, token: Secret?, environment: [String: String]
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
    } else if let (name, text) = first(DefectDojoAccess.addressNames) {
      do { server = try ServerAddress(text) } catch { throw error.at(name) }
      note(name, among: DefectDojoAccess.addressNames)
    } else {
      throw DeliveryError(.unfit, "expected the address of DefectDojo in DEFECTDOJO_URL")
    }
    // Datadog's programs have a DD_API_KEY too.
    let hasOwnAddress =
      !(environment["DD_URL"] ?? "").isEmpty
      || !(environment["DD_API_URL"] ?? "").isEmpty
    let names = DefectDojoAccess.tokenNames.filter { $0 != "DD_API_KEY" || hasOwnAddress }
    if let token {
      self.token = token
    } else if let (name, text) = first(names) {
      do { self.token = try Secret(text) } catch { throw error.at(name) }
      note(name, among: names)
    } else {
      self.token = nil
    }
    self.notes = notes
  }
}
