public import Foundation

/// A time as DejaCode writes it: with a fraction of up to six digits or none, and `Z` or the zone of
/// the server.
public struct ServerTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// As the server wrote it.
  public let description: String
  public let date: Date

  /// Reads a time as `2026-11-22T00:48:26.265519Z` or `2026-11-22T04:48:26+04:00`; nothing where it
  /// is none.
  public init?(_ text: String) {
    var whole = text
    var fraction = 0.0
    if let point = text.firstIndex(of: ".") {
      let digits = text[text.index(after: point)...].prefix(while: \.isASCIIDigit)
      guard (1...9).contains(digits.count), let value = Double("0." + digits) else { return nil }
      fraction = value
      whole.removeSubrange(point..<digits.endIndex)
    }
    guard let date = ISO8601DateFormatter().date(from: whole) else { return nil }
    self.date = date.addingTimeInterval(fraction)
    description = text
  }

  public static func < (left: ServerTime, right: ServerTime) -> Bool { left.date < right.date }
}

extension ServerTime: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = ServerTime(text) else {
      throw DecodingError.typeMismatch(
        ServerTime.self,
        .init(codingPath: decoder.codingPath, debugDescription: "expected a time, found `\(text)`"))
    }
    self = time
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
