import Delivering
import FindingModel

/// What became of a report that was uploaded: what was foretold beside what the server counted.
public struct DeliveredUpload: Sendable, Codable, Equatable {
  public let report: String
  public let scanType: String
  /// `import` or `reimport`.
  public let kind: String
  public let product: Int?
  public let engagement: Int
  public let test: Int
  /// The page of the test.
  public let link: String
  public let created: Count
  public let untouched: Count
  public let reactivated: Count
  public let closed: Count
  /// How many findings of the test the server takes for others.
  public let duplicates: Count
  /// Findings that the server did something else with than was foretold.
  public let surprises: [Surprise]

  /// Nil where nothing was foretold, or the server did not tell.
  public struct Count: Sendable, Codable, Equatable {
    public let foretold: Int?
    public let counted: Int?

    var differs: Bool {
      if let foretold, let counted { foretold != counted } else { false }
    }
  }

  init(_ prepared: PreparedUpload, _ result: UploadResult, on dojo: DefectDojo) async throws {
    let server = dojo.transport.server
    report = prepared.upload.report.name
    scanType = prepared.upload.scanType
    kind = prepared.upload.kind == .import ? "import" : "reimport"
    product = result.answer?.productID ?? prepared.target.product?.id
    engagement = result.test.engagement
    test = result.test.id
    link = server.page(ofTest: result.test.id)
    let counts = UploadCounts(result)
    let forecast = prepared.preview.tests.first
    created = Count(
      foretold: forecast.map { $0.created.count + $0.duplicates.count }, counted: counts.created)
    untouched = Count(foretold: forecast?.untouched, counted: counts.untouched)
    reactivated = Count(foretold: forecast?.reactivated.count, counted: counts.reactivated)
    closed = Count(foretold: prepared.foretoldClosed, counted: counts.closed)
    duplicates = Count(foretold: prepared.foretoldDuplicates, counted: counts.duplicates)
    let areAsForetold = ![created, reactivated, closed].contains(where: \.differs)
    surprises =
      areAsForetold
      ? []
      : try await Surprise.all(forecast, result, dojo)
  }

  /// Where the server did something else than was foretold, a sentence each.
  public var differences: [String] {
    // Without deduplication, which few may see to be off, the server counts none.
    let duplicates = self.duplicates.counted == 0 ? nil : self.duplicates
    let counts: [(String, Count?)] = [
      ("created", created), ("untouched", untouched), ("reactivated", reactivated),
      ("closed", closed), ("duplicates", duplicates),
    ]
    return counts.compactMap { name, count in
      guard let count, count.differs else { return nil }
      return "\(report): \(count.foretold ?? 0) were to be \(name), and the server counted"
        + " \(count.counted ?? 0)"
    }
  }
}

extension PreparedUpload {
  /// What an import closes in other tests is neither known nor told.
  fileprivate var foretoldClosed: Int? {
    upload.kind == .import ? nil : preview.tests.first?.closed.count
  }

  fileprivate var foretoldDuplicates: Int? {
    guard foretellsDuplicates, let forecast = preview.tests.first else { return nil }
    let inReport = upload.kind == .import ? preview.duplicates.count : 0
    return knownDuplicates + forecast.duplicates.count + inReport
  }
}

/// What a server did with the findings of an upload: by its answer, else by its history.
private struct UploadCounts {
  var created: Int?
  var untouched: Int?
  var reactivated: Int?
  var closed: Int?
  var duplicates: Int?

  init(_ result: UploadResult) {
    if let delta = result.answer?.statistics?.delta {
      created = delta.created.total.total
      untouched = delta.untouched.total.total
      reactivated = delta.reactivated.total.total
      closed = delta.closed.total.total
    } else if let history = result.history {
      let actions = history.testImportFindingActionSet.map(\.action)
      created = actions.count { $0 == .created }
      untouched = actions.count { $0 == .untouched }
      reactivated = actions.count { $0 == .reactivated }
      closed = actions.count { $0 == .closed }
    } else {
      created = result.answer?.statistics?.after?.total.total
    }
    if result.answer?.deduplicationComplete != false {
      duplicates =
        result.answer?.statistics?.after?.total.total == nil
        ? nil : result.answer?.statistics?.after?.total.duplicate
    }
  }
}
