/// A version of Alpine's packages, as `1.2.3b_rc1-r4`
/// (<https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd>).
struct AlpineVersion: OrderedVersion {
  /// In the order in which they may follow each other: of two versions that were equal so far, the
  /// one with the earlier kind is the greater.
  fileprivate enum Kind: Int {
    case firstNumber, number, letter, suffix, suffixNumber, hash, revision
  }

  fileprivate struct Token {
    let kind: Kind
    let text: Substring
  }

  private let tokens: [Token]

  init?(_ text: String) {
    var (rest, tokens) = (text[...], [Token]())
    var previous: Kind?
    while !rest.isEmpty {
      guard let token = Self.takeToken(&rest, behind: previous) else { return nil }
      tokens.append(token)
      previous = token.kind
    }
    guard !tokens.isEmpty else { return nil }
    self.tokens = tokens
  }

  func compared(to other: AlpineVersion) -> VersionOrder {
    let end = Kind.revision.rawValue + 1
    for index in 0...max(tokens.count, other.tokens.count) {
      let left = index < tokens.count ? tokens[index] : nil
      let right = index < other.tokens.count ? other.tokens[index] : nil
      if let left, let right, left.kind == right.kind {
        let order = Self.compare(left, right)
        if order != .equal { return order }
      } else if left?.isPrerelease ?? false {
        return .less
      } else if right?.isPrerelease ?? false {
        return .greater
      } else {
        return VersionOrder(right?.kind.rawValue ?? end, left?.kind.rawValue ?? end)
      }
    }
    return .equal
  }

  private static func takeToken(_ rest: inout Substring, behind previous: Kind?) -> Token? {
    guard let previous else { return digits(.firstNumber, &rest) }
    if rest.take(".") {
      return previous.rawValue <= Kind.number.rawValue ? digits(.number, &rest) : nil
    } else if rest.take("_") {
      let name = rest.take { $0 | 0x20 == $0 && $0.isASCIILetter }
      guard previous.rawValue <= Kind.suffixNumber.rawValue, suffixes.contains(name) else {
        return nil
      }
      return Token(kind: .suffix, text: name)
    } else if rest.take("~") {
      let hash = rest.take { $0.isASCIIDigit || 0x61...0x66 ~= $0 | 0x20 }
      return previous.rawValue < Kind.hash.rawValue && !hash.isEmpty
        ? Token(kind: .hash, text: hash) : nil
    } else if rest.take("-r") {
      return previous.rawValue < Kind.revision.rawValue ? digits(.revision, &rest) : nil
    } else if previous == .suffix {
      return digits(.suffixNumber, &rest)
    }
    guard previous.rawValue <= Kind.number.rawValue, let first = rest.utf8.first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= first
    else { return nil }
    let letter = Substring(rest.utf8.prefix(1))
    rest = Substring(rest.utf8.dropFirst())
    return Token(kind: .letter, text: letter)
  }

  private static func digits(_ kind: Kind, _ rest: inout Substring) -> Token? {
    let digits = rest.take(while: \.isASCIIDigit)
    return digits.isEmpty ? nil : Token(kind: kind, text: digits)
  }

  /// In their order: those up to `rc` stand before the version without a suffix.
  private static let suffixes: [Substring] = [
    "alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p",
  ]

  private static func compare(_ left: Token, _ right: Token) -> VersionOrder {
    switch left.kind {
    case .suffix:
      return VersionOrder(
        suffixes.firstIndex(of: left.text) ?? 0, suffixes.firstIndex(of: right.text) ?? 0)
    case .number where left.text.hasPrefix("0") || right.text.hasPrefix("0"), .letter, .hash:
      // Numbers with zeros at the start are as the digits of a fraction.
      return .bytes(left.text, right.text)
    case .firstNumber, .number, .suffixNumber, .revision:
      return VersionOrder(VersionNumber(left.text), VersionNumber(right.text))
    }
  }
}

extension AlpineVersion.Token {
  fileprivate var isPrerelease: Bool {
    kind == .suffix && ["alpha", "beta", "pre", "rc"].contains(text)
  }
}
