/// What a DefectDojo server is set to: how findings of a scan type are hashed and matched.
///
/// A setting is looked up by the name of the test type, which a report may decide, and then by the
/// scan type.
package struct DeduplicationSettings: Sendable {
  /// What a server has before anyone changes it.
  package static let defectDojo320 = DeduplicationSettings(tables: [
    (.hashCode, ScanTypeTable.hashCode),
    (.uniqueIDFromTool, ScanTypeTable.uniqueIDFromTool),
    (.uniqueIDFromToolOrHashCode, ScanTypeTable.uniqueIDFromToolOrHashCode),
    (.legacy, ScanTypeTable.legacy),
  ])

  /// All 271 scan types, and names that an operator added.
  package internal(set) var algorithms: [String: DeduplicationAlgorithm] = [:]
  /// Only scan types that do not hash the legacy fields; an empty list asks for them.
  package internal(set) var hashFields: [String: [HashField]] = [:]

  /// A scan type that nothing is known of is `legacy`.
  package func algorithm(scanType: String, testType: String? = nil) -> DeduplicationAlgorithm {
    testType.flatMap { algorithms[$0] } ?? algorithms[scanType] ?? .legacy
  }

  /// Nothing where the legacy fields are hashed.
  package func hashFields(scanType: String, testType: String? = nil) -> [HashField]? {
    let fields = testType.flatMap { hashFields[$0] } ?? hashFields[scanType] ?? []
    return fields.isEmpty ? nil : fields
  }

  /// Whether the fields also serve a finding whose CWE is 0; else it is hashed by the legacy ones.
  package func allowsNullCWE(scanType: String) -> Bool {
    !ScanTypeTable.withoutNullCWE.contains(scanType)
  }

  private init(tables: [(DeduplicationAlgorithm, String)]) {
    algorithms.reserveCapacity(512)
    hashFields.reserveCapacity(512)
    for (algorithm, table) in tables {
      // By bytes, a sixth of the time: it is part of every start.
      for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
        let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        let scanType = String(Substring(parts[0]))
        algorithms[scanType] = algorithm
        guard parts.count == 2 else { continue }
        hashFields[scanType] = parts[1].split(separator: UInt8(ascii: " ")).compactMap {
          HashField(rawValue: String(Substring($0)))
        }
      }
    }
  }
}
