import Foundation

/// One request of a server's API and what is made of its answer; made here, sent elsewhere.
public struct Call<Answer: Sendable>: Sendable {
  public let request: Request
  /// The statuses that say that it was done.
  let expected: [Int]
  let decode: @Sendable (Data) throws -> Answer

  init(
    _ request: Request, expected: [Int], decode: @escaping @Sendable (Data) throws -> Answer
  ) {
    self.request = request
    self.expected = expected
    self.decode = decode
  }
}

extension Call where Answer: Decodable {
  init(_ request: Request, expected: Int) {
    self.init(request, expected: [expected]) {
      try JSONDecoder.answers.decode(Answer.self, from: $0)
    }
  }
}

extension Call {
  /// The same, whose answer is what the server sends, with the members that no type has properties for.
  var asSent: Call<JSONValue> {
    Call<JSONValue>(request, expected: expected) {
      try JSONDecoder().decode(JSONValue.self, from: $0)
    }
  }

  /// Asks for a part of a list, by its place: the server's `next` names whatever host the request
  /// named, and may be another.
  static func page<Item: Listed>(
    _ query: Query<Item>, at place: [NamedText]
  ) -> Call where Answer == Page<Item> {
    Call(Request(.get, Item.path, query: query.sent + place), expected: [200]) { body in
      let page = try JSONDecoder.answers.decode(PageAnswer<Item>.self, from: body)
      let places = page.results.indices.filter { query.passes(page.results[$0]) }
      return Page(
        count: page.count, items: places.map { page.results[$0] }, received: page.results.count,
        places: places, answer: body)
    }
  }
}
