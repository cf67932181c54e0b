/// A version of Python's packages, as `1!2.0rc1.post2.dev3+local`
/// (<https://packaging.python.org/en/latest/specifications/version-specifiers/>).
struct PythonVersion: OrderedVersion {
  private enum Phase: Int { case development, alpha, beta, candidate, final }

  private var epoch = VersionNumber.zero
  private let release: [VersionNumber]
  private var phase = Phase.final
  private var phaseNumber = VersionNumber.zero
  private var post: VersionNumber?
  private var development: VersionNumber?
  private let local: [Substring]?

  init?(_ text: String) {
    let blank = " \t\n\r\u{0B}\u{0C}"
    let lower = text.lowercased()
    var rest = lower[...]
    while rest.take(oneOf: blank) {}
    _ = rest.take("v")
    epoch = rest.takeEpoch(endingWith: "!") ?? .zero
    guard let release = Self.takeRelease(&rest) else { return nil }
    self.release = release
    let hasPhase = Self.takePhase(&rest)
    if let (phase, number) = hasPhase { (self.phase, phaseNumber) = (phase, number) }
    post = Self.takePost(&rest)
    development = Self.takeNamed(["dev"], &rest)
    if hasPhase == nil, post == nil, development != nil { phase = .development }
    guard let local = Self.takeLocal(&rest) else { return nil }
    self.local = local.isEmpty ? nil : local
    while rest.take(oneOf: blank) {}
    guard rest.isEmpty else { return nil }
  }

  func compared(to other: PythonVersion) -> VersionOrder {
    VersionOrder(epoch, other.epoch)
      .or(.parts(release, other.release, padding: .zero, VersionOrder.init))
      .or(VersionOrder(phase.rawValue, other.phase.rawValue))
      .or(VersionOrder(phaseNumber, other.phaseNumber))
      .or(Self.compare(post, other.post))
      // A development release stands before the release that it leads to.
      .or(Self.compareLast(development, other.development))
      .or(comparedLocal(to: other))
  }

  private static func compare(_ left: VersionNumber?, _ right: VersionNumber?) -> VersionOrder {
    guard let left, let right else {
      return VersionOrder(left == nil ? 0 : 1, right == nil ? 0 : 1)
    }
    return VersionOrder(left, right)
  }

  private static func compareLast(_ left: VersionNumber?, _ right: VersionNumber?) -> VersionOrder {
    left == nil || right == nil ? compare(right, left) : compare(left, right)
  }

  /// Numbers stand behind texts, and more parts behind fewer.
  private func comparedLocal(to other: PythonVersion) -> VersionOrder {
    let (left, right) = (local ?? [], other.local ?? [])
    for (left, right) in zip(left, right) {
      let isNumber = left.utf8.allSatisfy(\.isASCIIDigit)
      let isOtherNumber = right.utf8.allSatisfy(\.isASCIIDigit)
      let order: VersionOrder =
        isNumber && isOtherNumber
        ? VersionOrder(VersionNumber(left), VersionNumber(right))
        : isNumber == isOtherNumber ? .bytes(left, right) : isNumber ? .greater : .less
      if order != .equal { return order }
    }
    return VersionOrder(left.count, right.count)
  }
}

/// How the parts are written.
extension PythonVersion {
  private static let separators = "-_."

  private static func takeRelease(_ rest: inout Substring) -> [VersionNumber]? {
    var numbers: [VersionNumber] = []
    var next = rest
    repeat {
      let digits = next.take(while: \.isASCIIDigit)
      if digits.isEmpty { break }
      numbers.append(VersionNumber(digits))
      rest = next
    } while next.take(".")
    return numbers.isEmpty ? nil : numbers
  }

  private static func takePhase(_ rest: inout Substring) -> (Phase, VersionNumber)? {
    if let number = takeNamed(["alpha", "a"], &rest) { return (.alpha, number) }
    if let number = takeNamed(["beta", "b"], &rest) { return (.beta, number) }
    return takeNamed(["preview", "pre", "rc", "c"], &rest).map { (.candidate, $0) }
  }

  private static func takePost(_ rest: inout Substring) -> VersionNumber? {
    var short = rest
    if short.take("-") {
      let digits = short.take(while: \.isASCIIDigit)
      if !digits.isEmpty {
        rest = short
        return VersionNumber(digits)
      }
    }
    return takeNamed(["post", "rev", "r"], &rest)
  }

  /// Takes a name and the number behind it, which is zero where there is none; a separator may
  /// stand there all the same.
  private static func takeNamed(_ names: [String], _ rest: inout Substring) -> VersionNumber? {
    var next = rest
    _ = next.take(oneOf: separators)
    guard names.contains(where: { next.take($0) }) else { return nil }
    _ = next.take(oneOf: separators)
    let digits = next.take(while: \.isASCIIDigit)
    rest = next
    return VersionNumber(digits)
  }

  /// No parts where there is no local version, nothing where it is written in another way.
  private static func takeLocal(_ rest: inout Substring) -> [Substring]? {
    guard rest.take("+") else { return [] }
    var parts: [Substring] = []
    repeat {
      let part = rest.take { $0.isASCIIDigit || $0.isASCIILetter }
      if part.isEmpty { return nil }
      parts.append(part)
    } while rest.take(oneOf: separators)
    return parts
  }
}
