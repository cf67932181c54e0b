extension ServerAccess {
  /// Looks for the address and the API key of DejaCode, in `DEJACODE_URL` and `DEJACODE_API_KEY`.
  ///
  /// - Parameters:
  ///   - address: What the user gave; it wins over the variable.
  ///   - token: From a file; it wins over the variable.
  ///   - environment: The variables.
  /// - Throws: Where there is no address, or one of them is none.
  public init(
    toDejaCode address: String?, token: Secret?, environment: [String: String]
  ) throws(DeliveryError) {
    try self.init(
      address: address, token: token,
      variables: Variables(
        server: "DejaCode", addresses: ["DEJACODE_URL"], tokens: ["DEJACODE_API_KEY"]),
      environment: environment)
  }
}
