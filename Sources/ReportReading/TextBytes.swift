/// A text that is put together from parts, as bytes: a part costs a copy, where `String` looks each
/// time at what it holds already.
///
///     TextBytes("\(record["Title"])\n**Target:** \(name)\n").text
public struct TextBytes {
  /// Valid UTF-8.
  private var bytes: [UInt8] = []

  public init() {}

  /// Makes room for so many bytes in all.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  public mutating func append(_ text: String) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append(validUTF8: $0) }
    if copied == nil { bytes.append(contentsOf: text.utf8) }
  }

  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(validUTF8: $0) }
  }

  /// Adds a text as it is, and nothing for any other value.
  public mutating func append(_ value: JSON) {
    guard case .taped(let record, let index) = value.storage, record.tape[index].kind == .text
    else {
      return
    }
    record.appendText(at: index, to: &self)
  }

  /// Adds a line: a label and a text behind it.
  public mutating func appendLine(_ label: String, _ value: String) {
    append(label)
    append(value)
    append("\n")
  }

  /// Adds bytes that are known to be UTF-8.
  mutating func append(validUTF8 part: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: part)
  }

  /// What was put together so far.
  public var text: String {
    let isASCII = bytes.reduce(0, |) < 0x80
    return bytes.withUnsafeBufferPointer { String(validUTF8: $0, isASCII: isASCII) }
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
