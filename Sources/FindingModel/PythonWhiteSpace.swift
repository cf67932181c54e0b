extension Unicode.Scalar {
  /// What Python's `str.strip` removes: white space, and the four information separators.
  package var isWhiteSpaceInPython: Bool {
    switch value {
    case 0x1C...0x20, 0x09...0x0D: true
    case ..<0x80: false
    default: properties.isWhitespace
    }
  }
}

extension String {
  /// Whether Python's `str.strip` leaves nothing.
  package var isBlankInPython: Bool {
    unicodeScalars.allSatisfy(\.isWhiteSpaceInPython)
  }

  /// Python's `str.strip`.
  package var strippedAsInPython: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isWhiteSpaceInPython }),
      let last = unicodeScalars.lastIndex(where: { !$0.isWhiteSpaceInPython })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
