/// Versions of a package, as `>=1.0 <2.0`.
///
/// - Comparisons with `=`, `!=`, `<`, `<=`, `>`, `>=`, and versions alone, which are to be equal.
///   Spaces or commas join what must hold together, `|` or `||` what may hold instead.
/// - `1.2.*` for all versions that begin with these numbers, `*` for any version.
/// - `^1.2` and `~1.2` as npm understands them
///   (<https://github.com/npm/node-semver#advanced-range-syntax>), `~>` as Ruby does and `~=` as
///   Python does; versions before a release, as `2.0-rc1`, are taken by their numbers.
/// - Maven's and NuGet's intervals, as `[1.0,2.0)`
///   (<https://maven.apache.org/pom.html#dependency-version-requirement-specification>).
/// - `vers:npm/>=1.0|<2.0` (<https://github.com/package-url/vers-spec>).
package struct VersionRange: Sendable, Hashable {
  private enum Form: Hashable {
    /// All constraints of one of the alternatives hold.
    case alternatives([[VersionConstraint]])
    case specifier(VersionRangeSpecifier)
  }

  /// The range as it is written.
  package let text: String
  private let form: Form

  /// - Throws: Where a comparison lacks its version, or an interval its end.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    if text.lowercased().hasPrefix("vers:") {
      form = .specifier(try VersionRangeSpecifier(text))
    } else {
      var parser = VersionRangeParser(text)
      form = .alternatives(try parser.alternatives())
    }
  }

  /// Whether a version is in the range.
  ///
  /// An ecosystem is the type of a package URL, as `npm`; its rule compares the versions. Without
  /// one, and for versions that are none of the ecosystem, a rule that fits most versions does.
  package func contains(_ version: String, ecosystem: String?) -> Bool {
    switch form {
    case .specifier(let specifier): return specifier.contains(version)
    case .alternatives(let alternatives):
      let scheme = VersionScheme(ecosystem: ecosystem)
      return alternatives.contains { $0.allSatisfy { $0.holds(for: version, in: scheme) } }
    }
  }
}
