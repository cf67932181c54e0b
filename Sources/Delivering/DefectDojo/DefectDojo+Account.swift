import Foundation

extension DefectDojo {
  /// Asks for the token of a user, by `api-token-auth`; a wrong password is answered with 400.
  ///
  /// - Parameters:
  ///   - username: Of the user.
  ///   - password: Of the user.
  /// - Returns: The token; the same one each time.
  /// - Throws: ``DeliveryError``
  public func token(username: String, password: String) async throws -> Secret {
    let call = try Call<TokenAnswer>.token(username: username, password: password)
    return try Secret(try await send(call).token)
  }

  /// Whose token it is; the cheapest way to know that a token is good.
  public func user() async throws -> User {
    try await send(Call<ProfileAnswer>(Request(.get, "api/v2/user_profile/"), expected: 200)).user
  }
}

struct TokenAnswer: Decodable, Sendable {
  let token: String
}

extension Call where Answer == TokenAnswer {
  static func token(username: String, password: String) throws -> Call {
    let body = try JSONValue.object([
      "username": .text(username), "password": .text(password),
    ]).json()
    return Call(Request(.post, "api/v2/api-token-auth/", body: .json(body)), expected: 200)
  }
}

private struct ProfileAnswer: Decodable, Sendable {
  let user: User
}
