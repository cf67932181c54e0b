import ReportReading

/// For scanners that write the same report as XML and as JSON.
extension JSON {
  /// The text that the value would have in XML: a number as it is written, and line feeds alone at
  /// the ends of lines.
  var xmlText: String? {
    guard let text = text ?? (kind == .number ? pythonText : nil) else { return nil }
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isBehindReturn = false
    for byte in text.utf8 {
      if byte != 0x0A || !isBehindReturn { bytes.append(byte == 0x0D ? 0x0A : byte) }
      isBehindReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same of a value that a record cannot do without; an empty text is none in XML.
  func requiredXMLText() throws(ReportError) -> String {
    guard let text = xmlText else { throw unexpected("a text") }
    guard !text.isEmpty else { throw error("expected text, found nothing") }
    return text
  }
}
