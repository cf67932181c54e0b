/// How many columns of a terminal a text takes: two for the wide signs of East Asian scripts and for
/// emoji, none for marks on the sign before (<https://www.unicode.org/reports/tr11/>).
extension String {
  package var displayWidth: Int {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text in no more than so many columns, with `…` where it was cut.
  package func fitted(columns: Int) -> String {
    if displayWidth <= columns { return self }
    var (text, width) = ("", 0)
    for character in self {
      if width + character.displayWidth > columns - 1 { break }
      text.append(character)
      width += character.displayWidth
    }
    return text + "…"
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation { return 2 }
    // The variation selector asks for the picture instead of the sign.
    if unicodeScalars.dropFirst().contains(where: { $0.value == 0xFE0F }) { return 2 }
    return first.columns
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return value == 0xAD ? 1 : 0
    default: break
    }
    return Unicode.Scalar.wide.contains { $0 ~= value } ? 2 : 1
  }

  /// The wide and full-width blocks (<https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt>).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1B000...0x1B2FF,
    0x1F200...0x1F2FF, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
