import Deduplication
import Exporting
import FindingModel

/// How many findings get another hash than by a report in their scanner's own format, by the reason.
struct OtherHashes: Sendable {
  private(set) var findings = 0
  private var reasons: [String: Int] = [:]

  /// Counts a finding.
  ///
  /// - Parameter reason: Why it gets another hash; nil where it gets the same.
  mutating func add(_ reason: String?) {
    findings += 1
    if let reason { reasons[reason, default: 0] += 1 }
  }

  /// That in sentences; none where all get the same.
  ///
  /// - Parameter advice: What to do instead.
  /// - Returns: The number of all, then that of each reason.
  func warnings(_ advice: String) -> [String] {
    if reasons.isEmpty { return [] }
    let count = reasons.values.reduce(0, +)
    return [
      "\(count) of \(findings) findings get another hash than an upload of the report would give"
        + " them, so that the server takes neither for a duplicate of the other; \(advice)"
    ] + reasons.sorted { $0.key < $1.key }.map { "\($0.value): \($0.key)" }
  }
}

/// Compares the hashes that findings have in their scanner's own format with those that a server gives
/// them by a Generic Findings Import.
struct GenericHashes {
  private(set) var others = OtherHashes()
  private let identity: Identity
  private let recipe: HashRecipe
  private var buffer = HashBuffer()

  /// - Parameters:
  ///   - identity: How the server identifies findings.
  ///   - testType: What the server calls the test.
  init(_ identity: Identity, testType: String) {
    self.identity = identity
    recipe = identity.recipe(scanType: GenericReport.scanType, testType: testType)
  }

  mutating func add(_ finding: Finding) {
    let hash = recipe.hashCode(of: FittedFinding(finding).finding, buffer: &buffer)
    others.add(hash == finding.hashCode ? nil : reason(of: finding))
  }

  private func reason(of finding: Finding) -> String {
    let native = identity.recipe(scanType: finding.scanType, testType: finding.testType)
    guard native.fields != recipe.fields else {
      return "their texts were changed by the policy, or cut to what the server takes"
    }
    return "\(finding.testName) is hashed by \(native.fieldNames), a generic import by"
      + " \(recipe.fieldNames)"
  }
}

extension HashRecipe {
  fileprivate var fieldNames: String {
    (fields ?? HashField.legacy).map(\.rawValue).joined(separator: ", ")
  }
}
