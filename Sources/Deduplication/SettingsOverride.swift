import Foundation

extension DeduplicationSettings {
  package static let hashcodeFieldsVariable = "DD_HASHCODE_FIELDS_PER_SCANNER"
  package static let algorithmsVariable = "DD_DEDUPLICATION_ALGORITHM_PER_PARSER"

  /// These settings with an operator's own, in the two values that DefectDojo reads from its
  /// environment; a name in them replaces what the settings have under it, or is added.
  ///
  /// DefectDojo has no such value for `HASHCODE_ALLOWS_NULL_CWE`, `HASH_CODE_FIELDS_ALWAYS` and its
  /// other settings of deduplication.
  ///
  /// - Parameters:
  ///   - hashcodeFields: As `{"Trivy Scan": ["title", "vulnerability_ids"]}`; empty is the same as nothing.
  ///   - algorithms: As `{"Trivy Scan": "hash_code"}`; empty is the same as nothing.
  /// - Returns: The settings, and what DefectDojo accepts but the operator will hardly have meant.
  /// - Throws: Where DefectDojo itself would not start with the value.
  package func overridden(hashcodeFields: String?, algorithms: String?) throws(SettingsError) -> (
    settings: DeduplicationSettings, notes: [String]
  ) {
    var settings = self
    var notes: [String] = []
    for (scanType, value) in try entries(hashcodeFields, of: Self.hashcodeFieldsVariable) {
      let place = SettingsError.Place(variable: Self.hashcodeFieldsVariable, scanType: scanType)
      let fields = try value.fieldNames(at: place)
      settings.hashFields[scanType] = usable(fields, at: place, notes: &notes)
      noteUnknown(place, notes: &notes)
    }
    for (scanType, value) in try entries(algorithms, of: Self.algorithmsVariable) {
      let place = SettingsError.Place(variable: Self.algorithmsVariable, scanType: scanType)
      settings.algorithms[scanType] = try value.algorithm(at: place)
      noteUnknown(place, notes: &notes)
    }
    return (settings, notes)
  }

  /// A list with a field that DefectDojo does not allow counts as none: the legacy fields.
  private func usable(
    _ names: [String], at place: SettingsError.Place, notes: inout [String]
  ) -> [HashField] {
    let unknown = names.filter { HashField(rawValue: $0) == nil }
    let legacy = HashField.legacy.map(\.rawValue).joined(separator: ", ")
    if names.isEmpty {
      notes.append("\(place): no fields, so DefectDojo hashes its legacy fields \(legacy)")
    } else if !unknown.isEmpty {
      let known = HashField.allCases.map(\.rawValue).joined(separator: ", ")
      notes.append(
        "\(place): DefectDojo does not hash \(unknown.map(quoted).joined(separator: ", ")) "
          + "(expected some of \(known)), so it hashes its legacy fields \(legacy)")
    }
    return unknown.isEmpty ? names.compactMap(HashField.init(rawValue:)) : []
  }

  private func noteUnknown(_ place: SettingsError.Place, notes: inout [String]) {
    guard let name = place.scanType, !knows(name) else { return }
    notes.append("\(place): DefectDojo 3.2.0 has no scan type of this name")
  }

  /// A scan type, or a test type that a report can make of one, as "ESLint Scan (SARIF)".
  private func knows(_ name: String) -> Bool {
    let defaults = Self.defectDojo320.algorithms
    return defaults[name] != nil
      || ScanTypeTable.dynamic.contains { name.hasSuffix(" (\($0))") }
  }
}

/// A setting of DefectDojo that cannot be read.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the setting is for: an environment variable, and a scan type in it.
  package struct Place: Sendable, Hashable, CustomStringConvertible {
    package let variable: String
    package let scanType: String?

    package var description: String { variable + (scanType.map { ": \($0)" } ?? "") }
  }

  package let place: Place
  package let expected: String
  package let found: String

  package var description: String { "\(place): expected \(expected), found \(found)" }
}

/// The members of the JSON object that a variable holds, sorted by name.
private func entries(
  _ text: String?, of variable: String
) throws(SettingsError) -> [(String, JSONSetting)] {
  guard let text, !text.isEmpty else { return [] }
  let expected = "a JSON object of scan types"
  let place = SettingsError.Place(variable: variable, scanType: nil)
  guard let value = try? JSONDecoder().decode(JSONSetting.self, from: Data(text.utf8)) else {
    throw SettingsError(
      place: place, expected: expected, found: "text that is not JSON: \(excerpt(text))")
  }
  guard case .object(let members) = value else {
    throw SettingsError(place: place, expected: expected, found: value.description)
  }
  return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
}

extension JSONSetting {
  fileprivate func fieldNames(at place: SettingsError.Place) throws(SettingsError) -> [String] {
    let expected = "a list of field names"
    guard case .list(let items) = self else {
      throw SettingsError(place: place, expected: expected, found: description)
    }
    var names: [String] = []
    for item in items {
      guard case .text(let name) = item else {
        throw SettingsError(place: place, expected: expected, found: "a list with \(item)")
      }
      names.append(name)
    }
    return names
  }

  fileprivate func algorithm(
    at place: SettingsError.Place
  ) throws(SettingsError) -> DeduplicationAlgorithm {
    if case .text(let word) = self, let algorithm = DeduplicationAlgorithm(rawValue: word) {
      return algorithm
    }
    let words = DeduplicationAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
    throw SettingsError(place: place, expected: "one of \(words)", found: description)
  }
}

private func quoted(_ text: String) -> String { "\"\(text)\"" }

/// The beginning of a text, in one line.
private func excerpt(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count > 60 ? line.prefix(60) + "…" : line
}
