/// The name under which DefectDojo files a report.
package enum TestType {
  /// Whether a report of this scan type may decide the name of its test type.
  package static func isDynamic(scanType: String) -> Bool {
    ScanTypeTable.dynamic.contains(scanType)
  }

  /// What DefectDojo calls the test type of a report that calls itself `type`: "ESLint" in a SARIF
  /// report makes "ESLint Scan (SARIF)" (`resolve_dynamic_test_type_name`).
  package static func name(of type: String?, scanType: String) -> String {
    guard let type, !type.isEmpty, type != scanType, isDynamic(scanType: scanType) else {
      return scanType
    }
    if type.hasSuffix(" (\(scanType))") { return type }
    return "\(type) Scan" == scanType ? scanType : "\(type) Scan (\(scanType))"
  }
}
