import Foundation

/// A range of versions as a URI, as `vers:npm/1.2.3|>=2.0.0|<5.0.0`.
///
/// Its constraints are signposts in the order of all versions, not conditions to be joined with
/// "and" or "or" (<https://github.com/package-url/vers-spec>).
struct VersionRangeSpecifier: Sendable, Hashable {
  private struct Constraint: Hashable {
    let comparator: VersionComparator
    let version: String
  }

  private let scheme: VersionScheme
  /// Nothing where any version is in the range.
  private let constraints: [Constraint]?

  init(_ text: String) throws(PatternError) {
    let afterName = text.drop { $0 != ":" }.dropFirst()
    let parts = afterName.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].utf8.first, first.isASCIILetter,
      parts[0].utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || ".-".utf8.contains($0) })
    else {
      throw PatternError("expected a range such as `vers:npm/>=1.0|<2.0`, found `\(text)`")
    }
    scheme = VersionScheme(ecosystem: String(parts[0]))
    guard parts[1].filter({ !$0.isWhitespace }) != "*" else {
      constraints = nil
      return
    }
    var constraints: [Constraint] = []
    for part in parts[1].split(separator: "|", omittingEmptySubsequences: false) {
      constraints.append(try Self.constraint(part, of: text))
    }
    self.constraints = constraints
  }

  func contains(_ version: String) -> Bool {
    guard let constraints else { return true }
    let ordered = constraints.map { ($0, scheme.compare(version, $0.version)) }
    let equal = ordered.filter { $0.1 == .equal }.map(\.0.comparator)
    if equal.contains(where: { [.equal, .lessOrEqual, .greaterOrEqual].contains($0) }) {
      return true
    }
    if equal.contains(.notEqual) { return false }

    let bounds = ordered.filter { ![.equal, .notEqual].contains($0.0.comparator) }
    if bounds.isEmpty { return constraints.allSatisfy { $0.comparator == .notEqual } }
    // The nearest bounds decide: one below that opens an interval, or one above that closes one.
    // A bound that the version equals and that leaves it out is on the side of its interval.
    let isBelow = { (bound: Constraint, order: VersionOrder) in
      order == .greater || order == .equal && bound.comparator == .less
    }
    let below = nearest(bounds.filter(isBelow).map(\.0), than: .greater)
    let above = nearest(bounds.filter { !isBelow($0, $1) }.map(\.0), than: .less)
    return below.map { [.greater, .greaterOrEqual].contains($0.comparator) } ?? false
      || above.map { [.less, .lessOrEqual].contains($0.comparator) } ?? false
  }

  /// The greatest or the least of some constraints by their versions.
  private func nearest(_ constraints: [Constraint], than order: VersionOrder) -> Constraint? {
    constraints.dropFirst().reduce(constraints.first) { nearest, constraint in
      guard let nearest else { return constraint }
      return scheme.compare(constraint.version, nearest.version) == order ? constraint : nearest
    }
  }

  private static func constraint(
    _ part: Substring, of text: String
  ) throws(PatternError) -> Constraint {
    var rest = Substring(part.filter { !$0.isWhitespace })
    let sign = rest.take { "<>=!".utf8.contains($0) }
    let comparator = sign.isEmpty ? .equal : VersionComparator(rawValue: String(sign))
    guard let comparator, !rest.isEmpty, rest != "*",
      let version = String(rest).removingPercentEncoding
    else {
      throw PatternError("expected a version with a comparator, found `\(part)` in `\(text)`")
    }
    return Constraint(comparator: comparator, version: version)
  }
}
