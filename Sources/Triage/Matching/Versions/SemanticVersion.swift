/// A version of npm, Cargo, Go and others (<https://semver.org/#spec-item-11>), with any count of
/// numbers and perhaps a `v` at the start.
///
/// Go's pseudo-versions are such versions (<https://go.dev/ref/mod#pseudo-versions>), and so are
/// NuGet's, whose labels are the same in any letter case and may have a fourth number
/// (<https://learn.microsoft.com/nuget/concepts/package-versioning>).
struct SemanticVersion: OrderedVersion {
  private let numbers: [VersionNumber]
  private let prerelease: [Substring]

  init?(_ text: String) {
    var rest = text[...]
    _ = rest.take(oneOf: "vV")
    let withoutBuild = rest.take { $0 != UInt8(ascii: "+") }
    let parts = withoutBuild.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let numbers = VersionNumber.dotted(parts[0]) else { return nil }
    self.numbers = numbers
    prerelease =
      parts.count > 1 ? parts[1].split(separator: ".", omittingEmptySubsequences: false) : []
    let areIdentifiers = prerelease.allSatisfy { identifier in
      !identifier.isEmpty
        && identifier.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || $0 == 0x2D }
    }
    guard areIdentifiers else { return nil }
  }

  func compared(to other: SemanticVersion) -> VersionOrder {
    VersionOrder.parts(numbers, other.numbers, padding: .zero, VersionOrder.init)
      .or(comparedPrerelease(to: other))
  }

  private func comparedPrerelease(to other: SemanticVersion) -> VersionOrder {
    guard !prerelease.isEmpty, !other.prerelease.isEmpty else {
      return VersionOrder(prerelease.isEmpty ? 1 : 0, other.prerelease.isEmpty ? 1 : 0)
    }
    for (left, right) in zip(prerelease, other.prerelease) {
      let order = Self.compareIdentifiers(left, right)
      if order != .equal { return order }
    }
    return VersionOrder(prerelease.count, other.prerelease.count)
  }

  /// Numbers stand before texts.
  private static func compareIdentifiers(_ left: Substring, _ right: Substring) -> VersionOrder {
    let isNumber = left.utf8.allSatisfy(\.isASCIIDigit)
    let isOtherNumber = right.utf8.allSatisfy(\.isASCIIDigit)
    if isNumber, isOtherNumber { return VersionOrder(VersionNumber(left), VersionNumber(right)) }
    if isNumber != isOtherNumber { return isNumber ? .less : .greater }
    return .bytes(left, right)
  }
}
