extension Unicode.Scalar {
  /// What Python's `str.strip` removes: white space, and the four information separators.
  var isWhiteSpaceInPython: Bool {
    switch value {
    case 0x1C...0x20, 0x09...0x0D: true
    case ..<0x80: false
    default: properties.isWhitespace
    }
  }
}

extension String {
  /// Whether Python's `str.strip` leaves nothing.
  var isBlankInPython: Bool {
    unicodeScalars.allSatisfy(\.isWhiteSpaceInPython)
  }

  /// Python's `str.strip`.
  var strippedAsInPython: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isWhiteSpaceInPython }),
      let last = unicodeScalars.lastIndex(where: { !$0.isWhiteSpaceInPython })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// Python's `text[:count]`.
  func firstScalars(_ count: Int) -> String {
    utf8.count <= count ? self : String(unicodeScalars.prefix(count))
  }

  /// Python's `text.removeprefix` for one ASCII sign, which a following mark does not hide.
  func withoutFirst(_ sign: Unicode.Scalar) -> String {
    unicodeScalars.first == sign ? String(unicodeScalars.dropFirst()) : self
  }

  /// Python's `text.split(sign, maxSplits)`.
  func parts(at sign: Unicode.Scalar, maxSplits: Int = .max) -> [String] {
    unicodeScalars.split(separator: sign, maxSplits: maxSplits, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  func containsAny(of signs: String) -> Bool {
    unicodeScalars.contains { signs.unicodeScalars.contains($0) }
  }
}
