/// A way in which texts are escaped.
enum Escape: CaseIterable {
  /// `%2F` of URLs (<https://www.rfc-editor.org/rfc/rfc3986#section-2.1>).
  case percent
  /// The same in forms, where `+` is a space.
  case form
  /// `\n`, `\u00e4` and `\"` of JSON, `\_` of Markdown.
  case backslash
  /// `&lt;` and `&#39;` of HTML.
  case entity

  func mayBegin(_ byte: UInt8) -> Bool {
    switch self {
    case .percent: byte == UInt8(ascii: "%")
    case .form: byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
    case .backslash: byte == UInt8(ascii: "\\")
    case .entity: byte == UInt8(ascii: "&")
    }
  }

  /// What an escape stands for and how long it is, where one begins.
  func unit(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (bytes: [UInt8], length: Int)? {
    guard mayBegin(bytes[index]) else { return nil }
    switch self {
    case .percent, .form:
      if bytes[index] == UInt8(ascii: "+") { return ([UInt8(ascii: " ")], 1) }
      return number(bytes, index + 1, digits: 2).map { ([UInt8(truncatingIfNeeded: $0)], 3) }
    case .backslash: return backslash(at: index, in: bytes)
    case .entity: return entity(at: index, in: bytes)
    }
  }

  private func backslash(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (bytes: [UInt8], length: Int)? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "b"): return ([0x08], 2)
    case UInt8(ascii: "f"): return ([0x0C], 2)
    case UInt8(ascii: "u"):
      guard let unit = number(bytes, index + 2, digits: 4) else { return nil }
      if 0xD800..<0xDC00 ~= unit, bytes[(index + 6)...].starts(with: [0x5C, 0x75]),
        let low = number(bytes, index + 8, digits: 4), 0xDC00..<0xE000 ~= low
      {
        return (utf8(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)), 12)
      }
      return (utf8(unit), 6)
    case let byte where isPunctuation(byte): return ([byte], 2)
    default: return nil
    }
  }

  private func entity(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (bytes: [UInt8], length: Int)? {
    guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).lowercased()
    let length = end + 1 - index
    if let byte = Escape.entities[name] { return ([byte], length) }
    let number =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    return number.map { (utf8($0), length) }
  }

  private static let entities: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "quot": UInt8(ascii: "\""), "apos": UInt8(ascii: "'"), "nbsp": UInt8(ascii: " "),
  ]

  /// The number that so many hexadecimal digits are.
  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, digits: Int
  ) -> UInt32? {
    guard start + digits <= bytes.count else { return nil }
    var number: UInt32 = 0
    for byte in bytes[start..<start + digits] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  private func utf8(_ scalar: UInt32) -> [UInt8] {
    Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
