extension ServerAccess {
  /// The names in use.
  static let defectDojoAddresses = [
    "DEFECTDOJO_URL", "DD_CLI_DEFECTDOJO_URL", "DD_IMPORTER_DEFECTDOJO_URL", "DD_API_URL",
    "DD_URL", "DOJO_API_URL",
  ]
  static let defectDojoTokens = [
    "DEFECTDOJO_API_TOKEN", "DEFECTDOJO_API_KEY", "DEFECTDOJO_TOKEN", "DEFECTDOJO_APIKEY",
    "DD_CLI_API_TOKEN", "DD_IMPORTER_DOJO_API_TOKEN", "DD_API_TOKEN", "DOJO_API_KEY",
    "DD_API_KEY",
  ]

  /// Looks for the address and the token of DefectDojo.
  ///
  /// - Parameters:
  ///   - address: What the user gave; it wins over the variables.
  ///   - token: From a file; it wins over the variables.
  ///   - environment: The variables.
  /// - Throws: Where there is no address, or one of them is none.
  public init(
    toDefectDojo address: String?, token: Secret?, environment: [String: String]
  ) throws(DeliveryError) {
    // Datadog's programs have a DD_API_KEY too.
    let hasOwnAddress =
      !(environment["DD_URL"] ?? "").isEmpty
      || !(environment["DD_API_URL"] ?? "").isEmpty
    let tokens = ServerAccess.defectDojoTokens.filter { $0 != "DD_API_KEY" || hasOwnAddress }
    try self.init(
      address: address, token: token,
      variables: Variables(
        server: "DefectDojo", addresses: ServerAccess.defectDojoAddresses, tokens: tokens),
      environment: environment)
  }
}
