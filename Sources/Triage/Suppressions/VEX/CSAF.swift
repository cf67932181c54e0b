import FindingModel
import ReportReading

/// Reads advisories of the Common Security Advisory Framework 2.0, above all of its profile VEX.
///
/// `known_not_affected`, `fixed` and `first_fixed` drop; `known_affected`, `first_affected`,
/// `last_affected` and `under_investigation` keep. A statement is as old as the release of its
/// document.
///
/// Format: <https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html>
package struct CSAF: SuppressionFormat {
  package let name = "a CSAF document"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let document = file.jsonObject?["document"] else { return false }
    return document["csaf_version"].text != nil && document["category"].text != nil
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    let report = JSONReport(file.report)
    let root = report.root
    let time = releaseTime(root["document"]["tracking"], &reading)
    let owner = root["document"]["publisher"]["name"].nonEmptyText
    let products = CSAFProducts(root["product_tree"], &reading)
    root["vulnerabilities"].eachRecord { record in
      do throws(ReportError) {
        for var statement in try statements(try record.get(), products, &reading) {
          statement.owner = owner
          statement.time = time
          reading.add(statement.rule)
        }
      } catch {
        reading.remark(error)
      }
    }
    report.finish()
    reading.remark(report.takeRemarks())
    return try reading.finished(report.failure)
  }

  /// When the document was released as it is, else its last revision.
  private func releaseTime(_ tracking: JSON, _ reading: inout SuppressionReading) -> Moment? {
    if let time = reading.time(tracking["current_release_date"]) { return time }
    let revisions = tracking["revision_history"].compactMap { reading.time($0["date"]) }
    return revisions.max() ?? reading.time(tracking["initial_release_date"])
  }

  /// One for each status and reason; those that keep stand behind those that drop.
  private func statements(
    _ record: JSON, _ products: CSAFProducts, _ reading: inout SuppressionReading
  ) throws(ReportError) -> [VEXStatement] {
    guard record.isObject else { throw record.unexpected("an object") }
    let names = ([record["cve"].text] + record["ids"].map { $0["text"].text })
      .compactMap(\.self).filter { !$0.isEmpty }
    guard !names.isEmpty else { throw record["cve"].error("missing, and no other `ids`") }
    let reasons = CSAFReasons(record, products)
    let lists = record["product_status"]
    reading.remarkUnknownKeys(of: lists, known: Set(statuses.map(\.name) + ["recommended"]))
    var unmatched = AlikeFaults()
    var statements: [VEXStatement] = []
    for (status, effect) in statuses {
      var grouped: [String: [Condition]] = [:]
      var order: [String] = []
      for product in lists[named: status].texts.distinct {
        guard let condition = products.conditions[product] else {
          unmatched.add(
            lists.error("expected products with a package URL or CPE name, found `\(product)`"))
          continue
        }
        let reason = reasons.reason(for: product, status: status)
        if grouped[reason] == nil { order.append(reason) }
        grouped[reason, default: []].append(condition)
      }
      for reason in order {
        statements.append(
          VEXStatement(
            names: names, effect: effect, products: .one(of: grouped[reason] ?? []),
            reason: reason, origin: reading.origin(of: record.error(""))))
      }
    }
    reading.remark(unmatched)
    return statements
  }
}

/// The lists of a `product_status`, those that keep at the end; `recommended` says neither.
private let statuses: [(name: String, effect: Effect)] = [
  ("known_not_affected", .drop), ("fixed", .drop), ("first_fixed", .drop),
  ("under_investigation", .keep), ("known_affected", .keep), ("first_affected", .keep),
  ("last_affected", .keep),
]
