import Foundation

/// A kind of object that a server lists.
public protocol Listed: Decodable, Sendable {
  /// Its folder below `api/v2`, as `product_types`.
  static var folder: String { get }
  /// What a list of it may be narrowed to.
  static var filters: [Filter<Self>] { get }
}

extension Listed {
  /// The path that the server has for all of them.
  static var path: String { "api/v2/\(folder)/" }
}

/// A part of a list.
public struct Page<Item: Listed>: Sendable {
  /// How many items there are in all, before those are left out that the server should have.
  public let count: Int
  public let items: [Item]
  /// How many items the server sent.
  let received: Int
  /// The places of ``items`` among them.
  let places: [Int]
  let answer: Data

  /// The items as the server sent them, with the members that ``items`` have no property for.
  public func values() throws -> [JSONValue] {
    let all = try JSONDecoder().decode(PageAnswer<JSONValue>.self, from: answer).results
    return places.map { all[$0] }
  }
}

/// A list as the server sends it.
struct PageAnswer<Item: Decodable>: Decodable {
  let count: Int
  let results: [Item]
}

/// How names in answers become names of properties: `vuln_id_from_tool` is `vulnIDFromTool`.
struct AnswerKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }

  /// The name of a property.
  init(answer name: String) {
    let words = name.split(separator: "_")
    let rest = words.dropFirst().map { word in
      AnswerKey.acronyms[String(word)] ?? word.prefix(1).uppercased() + word.dropFirst()
    }
    stringValue = (words.first.map(String.init) ?? name) + rest.joined()
  }

  private static let acronyms = ["id": "ID", "ids": "IDs", "uri": "URI", "url": "URL"]
}

extension JSONDecoder {
  /// For the objects of answers.
  static var answers: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      AnswerKey(answer: path.last?.stringValue ?? "")
    }
    return decoder
  }
}
