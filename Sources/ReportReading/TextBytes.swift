/// A text that is put together from parts, as bytes: a part costs a copy, where `String` looks each
/// time at what it holds already.
///
///     TextBytes("\(record["Title"])\n**Target:** \(name)\n").text
public struct TextBytes {
  /// The first `count` bytes are valid UTF-8, the others zero: appending to an array costs 80
  /// instructions a part.
  private var room: [UInt8] = []
  private var count = 0

  public init() {}

  /// Makes room for so many bytes in all.
  public mutating func reserve(_ count: Int) {
    guard count > room.count else { return }
    var larger = [UInt8](repeating: 0, count: max(count, room.count * 2))
    larger.withUnsafeMutableBytes { larger in
      room.withUnsafeBytes { larger.copyMemory(from: $0) }
    }
    room = larger
  }

  public mutating func append(_ text: String) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append(validUTF8: $0) }
    if copied == nil { Array(text.utf8).withUnsafeBufferPointer { append(validUTF8: $0) } }
  }

  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(validUTF8: $0) }
  }

  /// Adds a text as it is, and nothing for any other value.
  public mutating func append(_ value: JSON) {
    guard let record = value.record, record.tape[value.index].kind == .text else { return }
    record.appendText(at: value.index, to: &self)
  }

  /// Adds a line: a label and a text behind it.
  public mutating func appendLine(_ label: String, _ value: String) {
    append(label)
    append(value)
    append("\n")
  }

  /// Adds bytes that are known to be UTF-8.
  mutating func append(validUTF8 part: UnsafeBufferPointer<UInt8>) {
    reserve(count + part.count)
    room.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[count...]).copyMemory(
        from: UnsafeRawBufferPointer(part))
    }
    count += part.count
  }

  /// What was put together so far.
  public var text: String {
    room.withUnsafeBufferPointer {
      let bytes = UnsafeBufferPointer(rebasing: $0[..<count])
      return String(validUTF8: bytes, isASCII: bytes.reduce(0, |) < 0x80)
    }
  }
}

extension TextBytes: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { append(value) }

  public init(stringInterpolation parts: StringInterpolation) { self = parts.text }

  /// Takes texts, and JSON as ``TextBytes/append(_:)-(JSON)`` does.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = TextBytes()

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserve(literalCapacity + interpolationCount * 256)
    }

    public mutating func appendLiteral(_ literal: String) { text.append(literal) }
    public mutating func appendInterpolation(_ value: String) { text.append(value) }
    public mutating func appendInterpolation(_ value: JSON) { text.append(value) }
  }
}
