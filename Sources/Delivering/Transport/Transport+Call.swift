import Foundation

extension Transport {
  /// What a server's answer to a call says.
  ///
  /// - Parameters:
  ///   - call: What was sent.
  ///   - response: What ``send(_:progress:)`` gave.
  ///   - server: The server's name, as `DefectDojo`.
  /// - Returns: What the call makes of it.
  /// - Throws: ``DeliveryError`` where the server did not do what it was asked.
  func answer<Answer>(
    to call: Call<Answer>, _ response: Response, of server: String
  ) throws(DeliveryError) -> Answer {
    guard call.expected.contains(response.status) else {
      throw refusal(of: call.request, response, of: server)
    }
    do {
      return try call.decode(response.body)
    } catch {
      throw unreadable(call.request, response, error, of: server)
    }
  }

  private func refusal(
    of request: Request, _ response: Response, of server: String
  ) -> DeliveryError {
    let message = ServerMessage(response.body)
    let words: String =
      if message.isPage, response.status < 500 {
        "a web page was answered where the API was expected; is this \(server)'s address?"
          + (message.text.map { " (\($0))" } ?? "")
      } else {
        message.text ?? "the server gives no reason"
      }
    let mayHaveHappened = !request.method.isReading && response.status >= 500
    return DeliveryError(
      .status(response.status),
      withoutSecrets("\(place(of: request)): \(response.status): \(words)"),
      mayHaveHappened: mayHaveHappened || (200..<300).contains(response.status))
  }

  private func unreadable(
    _ request: Request, _ response: Response, _ error: any Error, of server: String
  ) -> DeliveryError {
    let found =
      ServerMessage(response.body).isPage
      ? "a web page; is this \(server)'s address?" : UnexpectedAnswer(error).description
    return DeliveryError(
      .unreadable, "\(place(of: request)): expected an answer of the API, found \(found)",
      mayHaveHappened: !request.method.isReading)
  }
}

/// What keeps an answer from being read, without the names of Swift's types.
struct UnexpectedAnswer: CustomStringConvertible {
  let description: String

  init(_ error: any Error) {
    func path(_ keys: [any CodingKey]) -> String {
      keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    description =
      switch error {
      case DecodingError.keyNotFound(let key, let context):
        "none with `\(path(context.codingPath + [key]))`"
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
        "another kind of value at `\(path(context.codingPath))`"
      default: "no JSON"
      }
  }
}
