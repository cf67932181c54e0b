import Deduplication
import Delivering

/// What a server compares the new findings of a test with: those of the product, or of an engagement
/// that looks for duplicates in itself alone (`build_candidate_scope_queryset` of DefectDojo 3.2.0).
struct DuplicateScope {
  let query: Query<ServerFinding>
  /// Tests whose findings it leaves out.
  private var excluded: Set<Int>
  /// The names of test types by tests.
  private var typeNames: [Int: String] = [:]

  /// Nothing where there is nothing yet that they could be compared with.
  ///
  /// - Parameters:
  ///   - target: Where the findings go to.
  ///   - dojo: The server.
  /// - Throws: `DeliveryError`
  init?(of target: UploadTarget, on dojo: DefectDojo) async throws {
    excluded = Set([target.test?.id].compactMap(\.self))
    if let engagement = target.engagement, engagement.deduplicationOnEngagement == true {
      query = try Query(["test__engagement": [.int(engagement.id)], "duplicate": false])
      return
    }
    guard let product = target.product else { return nil }
    query = try Query(["test__engagement__product": [.int(product.id)], "duplicate": false])
    for engagement in try await dojo.list(Engagement.self, ["product": .int(product.id)])
    where engagement.deduplicationOnEngagement == true {
      for test in try await dojo.list(Test.self, ["engagement": .int(engagement.id)]) {
        excluded.insert(test.id)
      }
    }
  }

  /// Fetches the findings. What they are of is asked for only where the algorithm goes by it.
  mutating func findings(
    for scanType: String, testType: String?, _ identity: Identity, from dojo: DefectDojo
  ) async throws -> LiveFindings {
    let own = testType ?? scanType
    let goesByType = identity.algorithm(scanType: scanType, testType: testType).usesID
    let excluded = excluded
    return try await LiveFindings(of: query, identity, from: dojo) { finding in
      if excluded.contains(finding.test) { return nil }
      guard goesByType else { return (scanType, testType) }
      let name = try await typeName(of: finding.test, dojo)
      return (scanType, name == own ? testType : name)
    }
  }

  private mutating func typeName(of test: Int, _ dojo: DefectDojo) async throws -> String {
    if let name = typeNames[test] { return name }
    let name = try await dojo.get(Test.self, test).testTypeName ?? ""
    typeNames[test] = name
    return name
  }
}

extension DeduplicationAlgorithm {
  /// Whether findings with the same id of their tool are the same, if they are of one test type.
  fileprivate var usesID: Bool { self == .uniqueIDFromTool || self == .uniqueIDFromToolOrHashCode }
}
