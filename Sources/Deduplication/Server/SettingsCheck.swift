package import FindingModel

/// Finds out whether a server hashes findings as its settings are taken to be, from findings as the
/// server has them: their fields and the `hash_code` that is stored with them.
///
///     var check = SettingsCheck(identity, scanType: "Trivy Scan")
///     for finding in fetched { check.add(finding) }
///     if let warning = check.warning { … }
///
/// Single findings may differ on any server: their fields were edited, or were cut when they were
/// stored. So it takes nearly all of them, or other settings that explain those that differ.
package struct SettingsCheck: Sendable {
  package enum Result: Sendable, Hashable {
    /// None of the findings has a hash.
    case nothingKnown
    /// The hashes are those of the settings.
    case asExpected
    /// The server hashes these fields; nothing stands for the legacy ones.
    case otherFields([HashField]?)
    /// The server hashes something else.
    case unexplained
  }

  private let scanType: String
  private let recipe: HashRecipe
  private let others: [HashRecipe]
  private var buffer = HashBuffer()
  /// How many stored hashes are those of the settings.
  package private(set) var agreeing = 0
  package private(set) var differing = 0
  /// By the number of another recipe: how many of the first hashes that differ it makes.
  private var explained: [Int]
  private var tried = 0

  /// How many findings are looked at for other settings.
  private static let mostTried = 100

  /// - Parameters:
  ///   - identity: What the server is taken to be set to.
  ///   - scanType: The scan type of the findings.
  ///   - testType: Their test type, where that is not the scan type.
  package init(_ identity: Identity, scanType: String, testType: String? = nil) {
    self.scanType = testType ?? scanType
    let recipe = identity.recipe(scanType: scanType, testType: testType)
    self.recipe = recipe
    let lists: Set<[HashField]?> = Set(identity.settings.hashFields.values.map { $0 }).union([nil])
    let recipes = lists.flatMap { fields in
      [true, false].map { HashRecipe(fields: fields, allowsNullCWE: $0) }
    }
    // In one order, so that the same findings give the same answer.
    others = recipes.filter { $0 != recipe }.sorted { $0.name < $1.name }
    explained = [Int](repeating: 0, count: others.count)
  }

  /// Takes a finding of the server, with its stored hash.
  package mutating func add(_ finding: Finding) {
    guard let stored = finding.hashCode, !stored.isEmpty else { return }
    if recipe.hashCode(of: finding, buffer: &buffer) == stored {
      agreeing += 1
      return
    }
    differing += 1
    guard tried < SettingsCheck.mostTried else { return }
    tried += 1
    for (number, other) in others.enumerated()
    where other.hashCode(of: finding, buffer: &buffer) == stored {
      explained[number] += 1
    }
  }

  /// What the findings tell so far.
  package var result: Result {
    if agreeing + differing == 0 { return .nothingKnown }
    if differing * 10 <= agreeing + differing { return .asExpected }
    let best = explained.indices.max { explained[$0] < explained[$1] }
    if let best, explained[best] * 10 >= tried * 9 { return .otherFields(others[best].fields) }
    return agreeing > differing ? .asExpected : .unexplained
  }

  /// What a preview has to say of that: nothing where all is as expected.
  package var warning: String? {
    let found =
      "\(differing) of \(agreeing + differing) findings of \(scanType) have another hash_code on the"
      + " server than its settings are taken to give"
    switch result {
    case .nothingKnown, .asExpected: return nil
    case .otherFields(let fields):
      let names = (fields ?? HashField.legacy).map(\.rawValue).joined(separator: ", ")
      return "\(found): it hashes \(names); set \(DeduplicationSettings.hashcodeFieldsVariable)"
        + " to what it is set to"
    case .unexplained:
      return "\(found): it has other settings, or the fields were changed after the import"
    }
  }
}

extension HashRecipe {
  /// What tells it from others.
  fileprivate var name: String {
    "\(allowsNullCWE) \((fields ?? []).map(\.rawValue).joined(separator: " "))"
  }
}
