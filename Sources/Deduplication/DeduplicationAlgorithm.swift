/// How DefectDojo finds out that two findings are the same, in its own words.
package enum DeduplicationAlgorithm: String, Sendable, CaseIterable {
  /// Equal title or CWE, equal hash, and matching locations; what a scan type has that DefectDojo's
  /// settings do not name.
  case legacy
  /// Equal `unique_id_from_tool` within one test type.
  case uniqueIDFromTool = "unique_id_from_tool"
  /// Equal `hash_code`, whatever the test type.
  case hashCode = "hash_code"
  /// Either of the two.
  case uniqueIDFromToolOrHashCode = "unique_id_from_tool_or_hash_code"
}
