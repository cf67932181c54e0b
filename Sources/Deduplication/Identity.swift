package import FindingModel

/// What makes two findings the same for a DefectDojo server.
///
/// The hash is that of `Finding.compute_hash_code` in DefectDojo 3.2.0 at import: SHA-256 of the
/// fields' texts, one after the other, after full case folding and without ASCII white space at
/// both ends. A `hashCode` that a finding already carries is not looked at, though DefectDojo keeps
/// one that its parser has set.
package struct Identity: Sendable {
  package let settings: DeduplicationSettings

  package init(settings: DeduplicationSettings = .defectDojo320) { self.settings = settings }

  /// How findings of a scan type are hashed; ask once for a report. The test type is named where it
  /// is not the scan type, see ``TestType``.
  package func recipe(scanType: String, testType: String? = nil) -> HashRecipe {
    HashRecipe(
      fields: settings.hashFields(scanType: scanType, testType: testType),
      allowsNullCWE: settings.allowsNullCWE(scanType: scanType))
  }

  package func algorithm(scanType: String, testType: String? = nil) -> DeduplicationAlgorithm {
    settings.algorithm(scanType: scanType, testType: testType)
  }

  /// The `hash_code`: 64 hexadecimal digits in lower case.
  package func hashCode(of finding: Finding, testType: String? = nil) -> String {
    var buffer = HashBuffer()
    let recipe = recipe(scanType: finding.scanType, testType: testType)
    return recipe.hashCode(of: finding, buffer: &buffer)
  }
}
