import Foundation

/// A JSON value in a setting, which may be of another kind than it should be.
enum JSONSetting: Decodable, CustomStringConvertible {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONSetting])
  case object([String: JSONSetting])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONSetting].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONSetting].self))
    }
  }

  /// In words, for who wrote the setting.
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number: "a number"
    case .text(let text): "\"\(text)\""
    case .list: "a list"
    case .object: "an object"
    }
  }
}
