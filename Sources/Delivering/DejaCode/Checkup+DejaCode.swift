extension Checkup {
  /// Asks a server; what goes wrong is among the problems.
  ///
  /// - Parameter dejacode: The server.
  /// - Throws: `CancellationError`
  public init(_ dejacode: DejaCode) async throws {
    self.init(of: dejacode.transport.server, secret: "API key")
    do {
      try await ask(dejacode)
    } catch let error as DeliveryError {
      // The server has one status for a wrong key and for a missing right.
      let isRefused = error.reason == .status(403)
      problems.append(
        isRefused
          ? "the API key is not one of this server's, or its user has not the rights: \(error)"
          : error.description)
    }
  }

  private mutating func ask(_ dejacode: DejaCode) async throws {
    let templates = try await dejacode.list(RequestTemplate.self)
    facts.append(
      "templates: "
        + (templates.isEmpty ? "none" : templates.map { "`\($0.name)`" }.joined(separator: ", ")))
    if !templates.contains(where: \.isActive) {
      problems.append("there is no active template to make requests from")
    }
    if try await dejacode.mayCreate() {
      facts.append("rights: requests can be made and commented on")
    } else {
      problems.append("the user may not make requests: it lacks the right add_request")
    }
    let requests = try await dejacode.send(Call<Page<DejaCodeRequest>>.page(Query(), 1))
    let products = try await dejacode.send(Call<Page<DejaCodeProduct>>.page(Query(), 1))
    facts.append("to be seen: \(products.count) products, \(requests.count) requests")
  }
}
