/// Where the server is and who asks.
public struct DejaCodeAccess: Sendable {
  public let server: ServerAddress
  /// Nil where none was given.
  public let token: Secret?

  /// Looks for the address and the API key in `DEJACODE_URL` and `DEJACODE_API_KEY`.
  ///
  /// - Parameters:
  ///   - address: What the user gave; it wins over the variable.
  ///   - token: From a file; it wins over the variable.
  ///   - environment: The variables.
  /// - Throws: Where there is no address, or one of them is none.
  public init(
    address: String?, token: Secret?, environment: [String: String]
  ) throws(DeliveryError) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }
    if let address {
      server = try ServerAddress(address)
    } else if let text = variable("DEJACODE_URL") {
      do { server = try ServerAddress(text) } catch { throw error.at("DEJACODE_URL") }
    } else {
      throw DeliveryError(.unfit, "expected the address of DejaCode in DEJACODE_URL")
    }
    if let token {
      self.token = token
    } else if let text = variable("DEJACODE_API_KEY") {
      do { self.token = try Secret(text) } catch { throw error.at("DEJACODE_API_KEY") }
    } else {
      self.token = nil
    }
  }
}
