/// A version of Ruby's gems, as `1.0.0.beta2`
/// (<https://docs.ruby-lang.org/en/master/Gem/Version.html>).
struct RubyVersion: OrderedVersion {
  fileprivate enum Segment {
    case number(VersionNumber)
    case letters(Substring)
  }

  private let segments: [Segment]

  init?(_ text: String) {
    let text = text.replacing("-", with: ".pre.")
    let isVersion = text.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || $0 == 0x2E }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard isVersion, parts[0].utf8.allSatisfy(\.isASCIIDigit),
      parts.allSatisfy({ !$0.isEmpty })
    else { return nil }
    let segments = parts.flatMap(Self.segments)
    // Zeros before the letters and at the end say nothing.
    let letters = segments.firstIndex { !$0.isNumber } ?? segments.endIndex
    self.segments =
      Array(Self.withoutZeros(segments[..<letters]) + Self.withoutZeros(segments[letters...]))
  }

  func compared(to other: RubyVersion) -> VersionOrder {
    VersionOrder.parts(segments, other.segments, padding: .number(.zero)) { left, right in
      switch (left, right) {
      case (.number(let left), .number(let right)): VersionOrder(left, right)
      case (.number, .letters): .greater
      case (.letters, .number): .less
      case (.letters(let left), .letters(let right)): .bytes(left, right)
      }
    }
  }

  private static func segments(of part: Substring) -> [Segment] {
    var (rest, segments) = (part, [Segment]())
    while !rest.isEmpty {
      let digits = rest.take(while: \.isASCIIDigit)
      segments.append(
        digits.isEmpty
          ? .letters(rest.take(while: \.isASCIILetter)) : .number(VersionNumber(digits)))
    }
    return segments
  }

  private static func withoutZeros(_ segments: ArraySlice<Segment>) -> ArraySlice<Segment> {
    let end = segments.lastIndex { !$0.isZero }
    return segments[..<(end.map { $0 + 1 } ?? segments.startIndex)]
  }
}

extension RubyVersion.Segment {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }

  fileprivate var isZero: Bool {
    if case .number(let number) = self { number.isZero } else { false }
  }
}
