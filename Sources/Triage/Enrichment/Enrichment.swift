package import FindingModel

/// Tells findings what EPSS and CISA know of their vulnerabilities.
///
/// A vulnerability that a finding knows only by another identifier, as a GHSA, is found through the
/// aliases that come with the finding, and then through those of `aliases`.
package struct Enrichment: Sendable {
  private let epss: EPSSScores?
  private let kev: KEVCatalog?
  /// Other identifiers of a vulnerability, by one in upper case.
  private let aliases: [String: [String]]

  package init(epss: EPSSScores?, kev: KEVCatalog?, aliases: [String: [String]] = [:]) {
    self.epss = epss
    self.kev = kev
    self.aliases = Dictionary(
      aliases.map { (normalized($0.key), $0.value) }, uniquingKeysWith: { $0 + $1 })
  }

  /// Fills score, percentile, and what the catalogue says of a vulnerability that it lists; says
  /// whether that changed the finding.
  ///
  /// The first of three kinds of identifiers counts of which one is known: the finding's
  /// vulnerability ids, the aliases given with it, the aliases that all of these have in the table.
  /// Of several known ones the highest score counts, and of entries in the catalogue the earliest
  /// date and any use by ransomware. What the files know replaces what a report said, which is
  /// older; what they do not know stays.
  package func apply(to finding: inout Finding, aliases given: [String] = []) -> Bool {
    if finding.vulnerabilityIDs.isEmpty, given.isEmpty { return false }
    var changed = false
    let kinds = [finding.vulnerabilityIDs, given, others(of: finding.vulnerabilityIDs + given)]
    if let epss, let score = first(of: kinds, { $0.compactMap { epss[$0] }.max() }) {
      set(&finding.epssScore, score.probability, &changed)
      set(&finding.epssPercentile, score.percentile, &changed)
    }
    if let kev, let entry = first(of: kinds, { entry(of: $0, in: kev) }) {
      set(&finding.knownExploited, true, &changed)
      set(&finding.ransomwareUsed, entry.ransomwareUsed, &changed)
      set(&finding.kevDate, entry.dateAdded, &changed)
    }
    return changed
  }

  private func others(of ids: [String]) -> [String] {
    aliases.isEmpty ? [] : ids.flatMap { aliases[normalized($0)] ?? [] }
  }

  private func entry(of ids: [String], in kev: KEVCatalog) -> KEVCatalog.Entry? {
    ids.compactMap { kev[$0] }.reduce(nil) { $0?.merged(with: $1) ?? $1 }
  }

  private func first<Known>(of kinds: [[String]], _ look: ([String]) -> Known?) -> Known? {
    for ids in kinds {
      if let known = look(ids) { return known }
    }
    return nil
  }

  private func set<Value: Equatable>(
    _ field: inout Value?, _ value: Value?, _ changed: inout Bool
  ) {
    guard let value, field != value else { return }
    field = value
    changed = true
  }
}
