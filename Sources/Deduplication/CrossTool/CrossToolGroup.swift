/// Findings that are the same weakness, reported by several scanners or several times by one.
package struct CrossToolGroup: Sendable, Hashable {
  /// How sure it is that they are.
  package enum Confidence: String, Sendable, Hashable, CaseIterable {
    /// The same identifier in the same package, the same rule at the same place, the same secret.
    case certain
    /// All that was told agrees, but less was told: a package without its ecosystem, a line with
    /// weaknesses of one family.
    case likely
    /// Some of it differs a little or was not told: lines near each other, a version, a parameter.
    case possible
  }

  /// The numbers of the findings in ascending order, in the order in which they were added, from 0.
  package let members: [Int]
  /// What they have in common, as `CVE-2021-44228 in pkg:npm/lodash@4.17.20`.
  package let reason: String
  package let confidence: Confidence
}
