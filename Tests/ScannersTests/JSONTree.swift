import TestSupport
import Testing

/// A JSON text taken apart into the ranges of its values, so that it can be put together otherwise.
///
/// It takes the samples for well-formed and knows no escapes in keys.
struct JSONTree {
  indirect enum Value {
    case scalar(Range<Int>)
    case list([Value])
    case object([(key: String, value: Value)])
  }

  let bytes: [UInt8]
  let root: Value

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    var reader = Reader(bytes: bytes)
    root = try reader.value()
  }

  /// The scalars with their paths, as `Results[0].Target`.
  var scalars: [(path: String, range: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    func visit(_ value: Value, _ path: String) {
      switch value {
      case .scalar(let range): found.append((path, range))
      case .list(let elements):
        for (index, element) in elements.enumerated() { visit(element, "\(path)[\(index)]") }
      case .object(let members):
        for (key, value) in members { visit(value, path.isEmpty ? key : "\(path).\(key)") }
      }
    }
    visit(root, "")
    return found
  }

  /// The same values with the members of objects in another order, apart from those below the
  /// keys in `fixed`, which a scanner quotes as they stand.
  func shuffled(using dice: inout Dice, except fixed: Set<String> = []) -> [UInt8] {
    var text: [UInt8] = []
    func write(_ value: Value, isFixed: Bool) {
      switch value {
      case .scalar(let range): text += bytes[range]
      case .list(let elements):
        text += [UInt8(ascii: "[")]
        for (index, element) in elements.enumerated() {
          if index > 0 { text += [UInt8(ascii: ",")] }
          write(element, isFixed: isFixed)
        }
        text += [UInt8(ascii: "]")]
      case .object(let members):
        text += [UInt8(ascii: "{")]
        for (index, member) in (isFixed ? members : members.shuffled(using: &dice)).enumerated() {
          text += Array("\(index > 0 ? "," : "")\"\(member.key)\":".utf8)
          write(member.value, isFixed: isFixed || fixed.contains(member.key))
        }
        text += [UInt8(ascii: "}")]
      }
    }
    write(root, isFixed: false)
    return text
  }
}

private struct Reader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func value() throws -> JSONTree.Value {
    switch try next() {
    case UInt8(ascii: "{"): .object(try elements { (try $0.key(), try $0.value()) })
    case UInt8(ascii: "["): .list(try elements { try $0.value() })
    case UInt8(ascii: "\""): .scalar(try text())
    default: .scalar(word())
    }
  }

  /// What stands between brackets, separated by commas.
  private mutating func elements<Element>(
    _ read: (inout Reader) throws -> Element
  ) throws -> [Element] {
    position += 1
    var elements: [Element] = []
    while true {
      let byte = try next()
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { break }
      if byte == UInt8(ascii: ",") { position += 1 }
      _ = try next()
      elements.append(try read(&self))
    }
    position += 1
    return elements
  }

  private mutating func key() throws -> String {
    let range = try text()
    try #require(try next() == UInt8(ascii: ":"))
    position += 1
    return String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
  }

  private mutating func text() throws -> Range<Int> {
    let start = position
    position += 1
    while try byte() != UInt8(ascii: "\"") { position += try byte() == UInt8(ascii: "\\") ? 2 : 1 }
    position += 1
    return start..<position
  }

  private mutating func word() -> Range<Int> {
    let start = position
    while position < bytes.count, !Array(" \r\n\t,]}".utf8).contains(bytes[position]) {
      position += 1
    }
    return start..<position
  }

  /// The next byte that is no white space.
  private mutating func next() throws -> UInt8 {
    while Array(" \r\n\t".utf8).contains(try byte()) { position += 1 }
    return try byte()
  }

  private func byte() throws -> UInt8 {
    try #require(bytes.indices.contains(position), "the text ends too early")
    return bytes[position]
  }
}
