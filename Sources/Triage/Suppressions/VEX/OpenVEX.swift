import FindingModel
import ReportReading

/// Reads OpenVEX documents, as `vexctl create` writes them; both the present form and 0.0.1.
///
/// `not_affected` and `fixed` drop, `affected` and `under_investigation` keep; the newest statement
/// wins. A product without subcomponents is what was scanned or the component itself; one with
/// subcomponents is what was scanned, and the component one of them.
///
/// Format: <https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md>
package struct OpenVEX: SuppressionFormat {
  package let name = "an OpenVEX document"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    file.jsonObject?["@context"].text?.hasPrefix("https://openvex.dev/ns") ?? false
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    let report = JSONReport(file.report)
    let root = report.root
    let time = reading.time(root["timestamp"])
    let author = root["author"].nonEmptyText
    root["statements"].eachRecord { record in
      do throws(ReportError) {
        if var statement = try statement(try record.get(), &reading) {
          statement.owner = author
          statement.time = statement.time ?? time
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

  private func statement(
    _ record: JSON, _ reading: inout SuppressionReading
  ) throws(ReportError) -> VEXStatement? {
    guard record.isObject else { throw record.unexpected("an object") }
    reading.remarkUnknownKeys(of: record, known: statementKeys)
    let status = try record["status"].requiredText()
    guard let effect = effects[status] else {
      let known = effects.keys.sorted().joined(separator: ", ")
      throw record["status"].error("expected one of \(known), found `\(status)`")
    }
    let names = try vulnerabilityNames(record["vulnerability"])
    let products = products(of: record, &reading)
    if products.isEmpty { return nil }
    let texts = [record["justification"], record["impact_statement"], record["status_notes"]]
    var statement = VEXStatement(
      names: names, effect: effect, products: .one(of: products),
      origin: reading.origin(of: record.error("")))
    statement.reason = VEXStatement.reason(texts.map(\.text), else: status)
    statement.time = reading.time(record["timestamp"])
    return statement
  }

  /// A text in 0.0.1, else its name and aliases.
  private func vulnerabilityNames(_ value: JSON) throws(ReportError) -> [String] {
    let name = value.isObject ? value["name"] : value
    let names = [try name.requiredText()] + (value.isObject ? value["aliases"].texts : [])
    guard names[0] != "" else { throw name.error("expected a name, found an empty text") }
    return names.filter { !$0.isEmpty }
  }

  /// What a statement is about; a remark on products that no finding can be matched with.
  private func products(
    of record: JSON, _ reading: inout SuppressionReading
  ) -> [Condition] {
    var conditions: [Condition] = []
    var faults = AlikeFaults()
    let list = record["products"]
    for product in list {
      let own = names(of: product, &faults)
      // Of the statement in 0.0.1, of the product since.
      let parts = product.isObject ? product["subcomponents"] : record["subcomponents"]
      guard parts.exists, parts.count > 0 else {
        if !own.isEmpty { conditions.append(own.product) }
        continue
      }
      let components = parts.map { names(of: $0, &faults) }.filter { !$0.isEmpty }
      if own.packages.isEmpty || components.isEmpty { continue }
      conditions.append(.all([own.artifact, .one(of: components.map(\.component))]))
    }
    if list.count == 0 { faults.add(list.error("expected products, found none")) }
    reading.remark(faults)
    return conditions
  }

  private func names(of record: JSON, _ faults: inout AlikeFaults) -> SoftwareNames {
    var names = SoftwareNames()
    let ids = [record.isObject ? record["@id"] : record, record["identifiers"]["purl"]]
    var isFaulty = false
    for case let id? in ids.map(\.text) where id.hasPrefix("pkg:") {
      do throws(PatternError) {
        try names.add(packageURL: id)
      } catch {
        isFaulty = true
        faults.add(record.error(error.description))
      }
    }
    for key in ["cpe22", "cpe23"] {
      names.add(cpe: record["identifiers"][named: key].text ?? "")
    }
    if names.isEmpty, !isFaulty {
      faults.add(record.error("expected a package URL or CPE name, found neither"))
    }
    return names
  }
}

private let effects: [String: Effect] = [
  "not_affected": .drop, "fixed": .drop, "affected": .keep, "under_investigation": .keep,
]

private let statementKeys: Set<String> = [
  "@id", "version", "vulnerability", "vuln_description", "timestamp", "last_updated", "products",
  "subcomponents", "status", "supplier", "status_notes", "justification", "impact_statement",
  "impact_statement_timestamp", "action_statement", "action_statement_timestamp",
]
