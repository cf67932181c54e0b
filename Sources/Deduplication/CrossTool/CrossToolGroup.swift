package import FindingModel

/// Findings that are the same weakness, reported by several scanners or several times by one.
package struct CrossToolGroup: Sendable, Hashable {
  package typealias Confidence = MergedGroup.Confidence

  /// The numbers of the findings in ascending order, in the order in which they were added, from 0.
  package let members: [Int]
  /// What they have in common, as `CVE-2021-44228 in pkg:npm/lodash@4.17.20`.
  package let reason: String
  package let confidence: Confidence
}
