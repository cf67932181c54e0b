extension String {
  /// As a JSON string with its quotes; where markup is escaped, `<`, `>` and `&` are written as
  /// `\u003c`, as Go's encoder does.
  func json(escapingMarkup markup: Bool = false) -> String {
    replacing(quotedBy: "\"") { byte in
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "\n"): "\\n"
      case UInt8(ascii: "<") where markup: "\\u003c"
      case UInt8(ascii: ">") where markup: "\\u003e"
      case UInt8(ascii: "&") where markup: "\\u0026"
      default: nil
      }
    }
  }

  /// As a text in HTML, outside of attributes.
  var html: String {
    replacing { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: nil
      }
    }
  }

  /// As the text of an XML element, with quotes encoded as scanners do.
  var xml: String {
    replacing { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&apos;"
      default: nil
      }
    }
  }

  /// As a field of CSV, in quotation marks.
  var csv: String { replacing(quotedBy: "\"") { $0 == UInt8(ascii: "\"") ? "\"\"" : nil } }

  private func replacing(
    quotedBy quote: StaticString = "", _ replacement: (UInt8) -> StaticString?
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + utf8.count / 8 + 2)
    bytes += quote.bytes
    for byte in utf8 {
      if let replacement = replacement(byte) {
        bytes += replacement.bytes
      } else {
        bytes.append(byte)
      }
    }
    bytes += quote.bytes
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [String] {
  /// As a line of CSV, every field in quotation marks.
  var csvLine: String { map(\.csv).joined(separator: ",") + "\n" }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
