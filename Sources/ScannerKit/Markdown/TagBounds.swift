/// Where tags and their names end, as Python's `html.parser` finds it.
extension ArraySlice<UInt8> {
  func tagName(at index: Int) -> ArraySlice<UInt8> {
    self[index...].prefix { !$0.endsTagName }
  }

  /// Index behind the `>` of a tag whose name ended before `start`; nil if there is none, or if a
  /// quotation mark lacks its other half.
  func endOfTag(from start: Int) -> Int? {
    var index = start
    while index < endIndex {
      let byte = self[index]
      index += 1
      if byte == .greaterThan { return index }
      guard byte == UInt8(ascii: "=") else { continue }
      while self.byte(at: index) == UInt8(ascii: "=") { index += 1 }
      index = skippingWhiteSpace(from: index)
      let quote = self.byte(at: index)
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let close = self[(index + 1)...].firstIndex(of: quote) else { return nil }
        index = close + 1
      } else {
        while index < endIndex, self[index] != .greaterThan, !isWhiteSpace(at: index) { index += 1 }
      }
    }
    return nil
  }

  /// Index of the next `</name>` at or behind `start`.
  func startOfEndTag(of name: [UInt8], from start: Int) -> Int? {
    var index = start
    while let found = self[index...].firstIndex(of: .lessThan) {
      index = found + 1
      guard byte(at: index) == .slash else { continue }
      let candidate = self[skippingWhiteSpace(from: index + 1)...].prefix(name.count)
      let end = skippingWhiteSpace(from: candidate.endIndex)
      if byte(at: end) == .greaterThan, candidate.map({ $0.lowercaseASCII }) == name {
        return found
      }
    }
    return nil
  }

  /// Index behind the first `mark` at or behind `start`.
  func end(of mark: [UInt8], from start: Int) -> Int? {
    guard let last = mark.last else { return nil }
    var index = start + mark.count - 1
    while index < endIndex, let found = self[index...].firstIndex(of: last) {
      if self[(found + 1 - mark.count)...found].elementsEqual(mark) { return found + 1 }
      index = found + 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var endsTagName: Bool {
    self <= 0x20 && (isASCIIWhiteSpace || self == 0) || self == .slash || self == .greaterThan
  }

  var isNameByteOfLibXML2: Bool {
    isASCIILetter || isASCIIDigit || self == .hyphen || self == .dot || self == UInt8(ascii: ":")
      || self == UInt8(ascii: "_")
  }

  /// libxml2 leaves out control characters other than white space, and ends the text at NUL.
  var isControl: Bool {
    self < 0x20 && self != .tab && self != .lineFeed && self != UInt8(ascii: "\r")
  }

  var lowercaseASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
