/// A version of no ecosystem with an order of its own: its numbers and words one by one.
///
/// Words that tell what comes before a release stand before it; all other words stand behind it,
/// but before its next number. Zeros at the end say nothing, nor do the signs between the parts.
struct GenericVersion {
  /// In their order.
  fileprivate enum Part: Sendable {
    case prerelease(Int)
    case zero
    case word(Substring)
    case number(VersionNumber)
  }

  private let epoch: VersionNumber
  private let parts: [Part]

  init(_ text: String) {
    let lower = text.lowercased()
    var rest = lower[...]
    epoch = rest.takeEpoch(endingWith: ":") ?? .zero
    var parts: [Part] = []
    while !rest.isEmpty {
      let digits = rest.take(while: \.isASCIIDigit)
      let word = rest.take { $0.isASCIILetter || $0 >= 0x80 }
      if !digits.isEmpty {
        let number = VersionNumber(digits)
        parts.append(number.isZero ? .zero : .number(number))
      }
      if !word.isEmpty {
        let isBeforeDigit = rest.utf8.first?.isASCIIDigit ?? false
        let isPrefix = parts.isEmpty && isBeforeDigit && ["v", "go"].contains(word)
        if !isPrefix, let part = Self.part(word, isBeforeDigit: isBeforeDigit) {
          parts.append(part)
        }
      }
      _ = rest.take { !$0.isASCIIDigit && !$0.isASCIILetter && $0 < 0x80 }
    }
    self.parts = parts
  }

  func compared(to other: GenericVersion) -> VersionOrder {
    VersionOrder(epoch, other.epoch)
      .or(.parts(parts, other.parts, padding: .zero, Self.compare))
  }

  private static func part(_ word: Substring, isBeforeDigit: Bool) -> Part? {
    switch word {
    case "dev", "snapshot", "nightly": .prerelease(0)
    case "alpha": .prerelease(1)
    case "a" where isBeforeDigit: .prerelease(1)
    case "beta": .prerelease(2)
    case "b" where isBeforeDigit: .prerelease(2)
    case "milestone": .prerelease(3)
    case "pre", "preview", "prerelease": .prerelease(4)
    case "rc", "cr": .prerelease(5)
    case "final", "ga", "release", "stable": nil
    default: .word(word)
    }
  }

  private static func compare(_ left: Part, _ right: Part) -> VersionOrder {
    switch (left, right) {
    case (.prerelease(let left), .prerelease(let right)): VersionOrder(left, right)
    case (.word(let left), .word(let right)): .bytes(left, right)
    case (.number(let left), .number(let right)): VersionOrder(left, right)
    default: VersionOrder(left.rank, right.rank)
    }
  }
}

extension GenericVersion.Part {
  fileprivate var rank: Int {
    switch self {
    case .prerelease: 0
    case .zero: 1
    case .word: 2
    case .number: 3
    }
  }
}
