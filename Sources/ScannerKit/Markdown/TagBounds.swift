/// Where tags and their names end, as Python's `html.parser` finds it.
extension ArraySlice<UInt8> {
  func tagName(at index: Int) -> ArraySlice<UInt8> {
    self[index...].prefix { !$0.endsTagName }
  }

  var isReadByLibXML2: Bool { allSatisfy { $0.isNameByteOfLibXML2 } }

  /// Where the attributes end that stand from `start` on, behind a tag's name, and where the tag.
  ///
  /// - Returns: Nil if there is no `>`, or if a quotation mark lacks its other half. No more than
  ///   about 500 attributes: libxml2 compares each with all others.
  func tagBounds(from start: Int) -> (attributesEnd: Int, end: Int)? {
    var index = start
    var parts = 0
    var cut: Int?
    while index < endIndex {
      let byte = self[index]
      if byte == .greaterThan { return (cut ?? index, index + 1) }
      if byte == UInt8(ascii: "=") {
        guard let end = endOfValue(from: index) else { return nil }
        index = end
        parts += 1
      } else {
        index += 1
        if isWhiteSpace(at: index) { parts += 1 }
      }
      if parts == 1000, cut == nil { cut = index }
    }
    return nil
  }

  /// Index behind the value of an attribute whose `=` stands at `index`.
  private func endOfValue(from index: Int) -> Int? {
    let equals = self[index...].prefix { $0 == UInt8(ascii: "=") }
    let start = skippingWhiteSpace(from: equals.endIndex)
    let quote = byte(at: start)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return self[(start + 1)...].firstIndex(of: quote).map { $0 + 1 }
    }
    var end = start
    while end < endIndex, self[end] != .greaterThan, !isWhiteSpace(at: end) { end += 1 }
    return end
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

  /// Index behind the first `>` at or behind `start`.
  func endOfDeclaration(from start: Int) -> Int? {
    guard start < endIndex else { return nil }
    return self[start...].firstIndex(of: .greaterThan).map { $0 + 1 }
  }

  /// Index behind the first `-->` or `]]>`, by its mark, that begins at or behind `start`.
  ///
  /// White space may stand before the `>`, and between brackets.
  func end(ofSection mark: UInt8, from start: Int) -> Int? {
    var end = start
    while let next = endOfDeclaration(from: end) {
      end = next
      let second = lastVisibleIndex(before: next - 1, from: start)
      guard second > start, self[second] == mark else { continue }
      let isComment = mark == .hyphen
      let first = isComment ? second - 1 : lastVisibleIndex(before: second, from: start)
      if first >= start, self[first] == mark { return end }
    }
    return nil
  }

  /// Index of the last byte before `end` that is not white space; one less than `start` if all is.
  private func lastVisibleIndex(before end: Int, from start: Int) -> Int {
    self[start..<Swift.max(start, end)].lastIndex { !$0.isASCIIWhiteSpace } ?? start - 1
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
