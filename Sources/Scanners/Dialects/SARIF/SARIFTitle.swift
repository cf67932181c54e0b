extension SARIF {
  /// Shortens a text to 150 characters as Python's `textwrap.shorten` does: white space becomes
  /// single spaces, and ` [...]` stands for the words that do not fit.
  ///
  /// Format: <https://docs.python.org/3/library/textwrap.html#textwrap.shorten>
  static func shortened(_ text: String) -> String {
    if isShort(text) { return text }
    let scalars = collapsed(text)
    if scalars.count <= width { return string(scalars[...]) }
    return Line(scalars).text
  }

  private static let width = 150

  /// What a dash may stand behind, besides letters and digits.
  private static let punctuation = Array("!\"'&.,?".unicodeScalars)

  /// Whether a text is as it shall be: short, and without white space but single spaces inside.
  private static func isShort(_ text: String) -> Bool {
    guard text.utf8.count <= width else { return false }
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte < 0x80, byte > 0x20 || (byte == 0x20 && last != 0x20) else { return false }
      last = byte
    }
    return last != 0x20
  }

  /// The text with single spaces for white space, as far as its shortening depends on it.
  private static func collapsed(_ text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(width * 2 + 20)
    var isPending = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        isPending = !scalars.isEmpty
      } else {
        if isPending { scalars.append(" ") }
        isPending = false
        scalars.append(scalar)
        if scalars.count >= width * 2 + 16 { break }
      }
    }
    return scalars
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>, _ end: String = "") -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + 16)
    for scalar in scalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let encoded = UTF8.encode(scalar) {
        bytes.append(contentsOf: encoded)
      }
    }
    bytes.append(contentsOf: end.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What Python's `split` parts words at.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value == 0x20 || 0x09...0x0D ~= scalar.value || 0x1C...0x1F ~= scalar.value
      : scalar.properties.isWhitespace
  }

  /// The first line of a text that is too long for one.
  private struct Line {
    private let scalars: [Unicode.Scalar]
    /// Where each piece of the line ends.
    private var ends: [Int] = []
    private var end: Int { ends.last ?? 0 }

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
      while end < scalars.count {
        let next = endOfPiece(from: end)
        if next > width {
          if next - end > width { ends.append(endOfPart(of: next)) }
          break
        }
        ends.append(next)
      }
      if isSpace(ends.count - 1) { ends.removeLast() }
    }

    /// The pieces that leave room for the placeholder.
    var text: String {
      for count in stride(from: ends.count, to: 0, by: -1)
      where !isSpace(count - 1) && ends[count - 1] + 6 <= width {
        return SARIF.string(scalars[..<ends[count - 1]], " [...]")
      }
      return "[...]"
    }

    private func isSpace(_ piece: Int) -> Bool { piece >= 0 && scalars[ends[piece] - 1] == " " }

    /// Where a word is cut that no line can hold: behind its last hyphen in the line, if any.
    private func endOfPart(of word: Int) -> Int {
      let part = scalars[end..<width]
      guard let hyphen = part.lastIndex(of: "-"), part[..<hyphen].contains(where: { $0 != "-" })
      else { return width }
      return hyphen + 1
    }

    /// Where a piece ends: a word, a part of a hyphenated one, a dash, or a space.
    private func endOfPiece(from start: Int) -> Int {
      if scalars[start] == " " { return start + 1 }
      if let dash = endOfDash(at: start) { return dash }
      var index = start + 1
      while index < scalars.count, scalars[index] != " " {
        if scalars[index] == "-" {
          if isHyphen(index) { return index + 1 }
          if endOfDash(at: index) != nil { return index }
        }
        index += 1
      }
      return index
    }

    /// Where a dash of two or more hyphens between words ends.
    private func endOfDash(at start: Int) -> Int? {
      guard scalars[start] == "-", start > 0, isPunctuated(scalars[start - 1]) else { return nil }
      var end = start
      while end < scalars.count, scalars[end] == "-" { end += 1 }
      guard end - start >= 2, end < scalars.count, isWord(scalars[end]) else { return nil }
      return end
    }

    /// Whether a hyphen parts a word: letters on both sides, two of them or one behind another hyphen.
    private func isHyphen(_ index: Int) -> Bool {
      guard isLetter(index - 1), isLetter(index + 1) else { return false }
      let before = isLetter(index - 2) || (at(index - 2) == "-" && isLetter(index - 3))
      return before && (isLetter(index + 2) || (at(index + 2) == "-" && isLetter(index + 3)))
    }

    private func at(_ index: Int) -> Unicode.Scalar? {
      scalars.indices.contains(index) ? scalars[index] : nil
    }

    private func isLetter(_ index: Int) -> Bool {
      guard let scalar = at(index), isWord(scalar) else { return false }
      if scalar.value < 0x80 { return !(0x30...0x39 ~= scalar.value) }
      return scalar.properties.numericType != .decimal
    }

    private func isPunctuated(_ scalar: Unicode.Scalar) -> Bool {
      isWord(scalar) || SARIF.punctuation.contains(scalar)
    }

    /// What Python's regular expressions take for a part of a word.
    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.value < 0x80 {
        return 0x61...0x7A ~= scalar.value | 0x20 || 0x30...0x39 ~= scalar.value || scalar == "_"
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        return true
      default: return scalar.properties.numericType != nil
      }
    }
  }
}
