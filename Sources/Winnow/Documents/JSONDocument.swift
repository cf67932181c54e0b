public import Foundation

extension Encodable {
  /// As one JSON document for people and programs: a member a line, in the order of their names.
  public func jsonDocument() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
