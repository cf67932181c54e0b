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

  /// How the server is set.
  ///
  /// - Returns: The settings; nil where the user, being no superuser, may not see them.
  /// - Throws: ``DeliveryError``
  public func systemSettings() async throws -> SystemSettings? {
    let call = Call<SettingsAnswer>(Request(.get, "api/v2/system_settings/"), expected: 200)
    do {
      return try await send(call).results.first
    } catch let error as DeliveryError
      where [.status(403), .status(404)].contains(error.reason)
    {
      return nil
    }
  }
}

/// How a server is set.
public struct SystemSettings: Decodable, Sendable {
  public let enableDeduplication: Bool?
  public let deleteDuplicates: Bool?
  /// How many duplicates of a finding are kept where others are deleted.
  public let maxDupes: Int?
}

private struct SettingsAnswer: Decodable, Sendable {
  let results: [SystemSettings]
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
