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
  /// How many findings of the test the server takes for others; nil where it does not know yet.
  public let duplicates: Int?

  /// Nil where nothing was foretold, or the server did not tell.
  public struct Count: Sendable, Codable, Equatable {
    public let foretold: Int?
    public let counted: Int?

    var differs: Bool {
      if let foretold, let counted { foretold != counted } else { false }
    }
  }

  init(_ prepared: PreparedUpload, _ result: UploadResult, server: ServerAddress) {
    report = prepared.upload.report.name
    scanType = prepared.upload.values["scan_type"]?.text ?? ""
    kind = prepared.upload.kind == .import ? "import" : "reimport"
    product = result.answer?.productID ?? prepared.target.product?.id
    engagement = result.test.engagement
    test = result.test.id
    link = "\(server)test/\(result.test.id)"
    let counts = UploadCounts(result)
    let forecast = prepared.preview.tests.first
    // There was no test, or nothing in it.
    let isNew = forecast == nil
    let kept = prepared.sent
    created = Count(
      foretold: isNew ? kept : forecast?.created.count, counted: counts.created)
    untouched = Count(foretold: isNew ? 0 : forecast?.untouched, counted: counts.untouched)
    reactivated = Count(
      foretold: isNew ? 0 : forecast?.reactivated.count, counted: counts.reactivated)
    closed = Count(foretold: isNew ? nil : forecast?.closed.count, counted: counts.closed)
    let after = result.answer?.statistics?.after
    duplicates =
      result.answer?.deduplicationComplete == false ? nil : after?.total.duplicate
  }

  /// Where the server did something else than was foretold, a sentence each.
  public var differences: [String] {
    let counts = [
      ("created", created), ("untouched", untouched), ("reactivated", reactivated),
      ("closed", closed),
    ]
    return counts.filter(\.1.differs).map { name, count in
      "\(report): \(count.foretold ?? 0) were to be \(name), and the server counted"
        + " \(count.counted ?? 0)"
    }
  }
}

extension PreparedUpload {
  /// How many of the kept findings the server does not leave out as too slight.
  fileprivate var sent: Int {
    let least = upload.values["minimum_severity"]?.text
    let severities = Severity.allCases.map(\.rawValue)
    let wanted = severities.prefix { $0 != least } + [least].compactMap { $0 }
    return preview.scanTypes.reduce(0) { sum, scanType in
      sum + wanted.reduce(0) { $0 + (scanType.kept[$1] ?? 0) }
    }
  }
}

/// What a server did with the findings of an upload: by its answer, else by its history.
private struct UploadCounts {
  var created: Int?
  var untouched: Int?
  var reactivated: Int?
  var closed: Int?

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
  }
}
