import ReportReading

/// Which findings the products of a `product_tree` are, by their product ids.
///
/// A product has its identifiers in a list, in a branch or in a relationship. One that is a
/// relationship of two others is the component in the product that it relates to, as Trivy takes it
/// (<https://trivy.dev/docs/latest/supply-chain/vex/file/#csaf>).
struct CSAFProducts {
  /// Of those products that findings can be matched with.
  private(set) var conditions: [String: Condition] = [:]
  /// The groups that a product is in.
  private(set) var groups: [String: [String]] = [:]
  private var names: [String: SoftwareNames] = [:]

  init(_ tree: JSON, _ reading: inout SuppressionReading) {
    var faults = AlikeFaults()
    for product in tree["full_product_names"] { add(product, &faults) }
    for branch in tree["branches"] { addBranch(branch, &faults) }
    for relation in tree["relationships"] { add(relation["full_product_name"], &faults) }
    reading.remark(faults)
    var choices = names.filter { !$0.value.isEmpty }.mapValues { [$0.product] }
    for relation in tree["relationships"] {
      guard let id = relation["full_product_name"]["product_id"].text,
        let condition = condition(of: relation)
      else { continue }
      choices[id, default: []].append(condition)
    }
    conditions = choices.mapValues { Condition.one(of: $0) }
    for group in tree["product_groups"] {
      guard let id = group["group_id"].text else { continue }
      for product in group["product_ids"].texts { groups[product, default: []].append(id) }
    }
  }

  private mutating func addBranch(_ branch: JSON, _ faults: inout AlikeFaults) {
    if branch["product"].exists { add(branch["product"], &faults) }
    guard branch["branches"].exists else { return }
    for inner in branch["branches"] { addBranch(inner, &faults) }
  }

  private mutating func add(_ product: JSON, _ faults: inout AlikeFaults) {
    let helper = product["product_identification_helper"]
    guard let id = product["product_id"].text, helper.isObject else { return }
    var urls = [helper["purl"].text].compactMap(\.self)
    // A list since 2.1.
    if helper["purls"].isList { urls += helper["purls"].texts }
    for url in urls {
      do throws(PatternError) {
        try names[id, default: SoftwareNames()].add(packageURL: url)
      } catch {
        faults.add(helper.error(error.description))
      }
    }
    names[id, default: SoftwareNames()].add(cpe: helper["cpe"].text ?? "")
  }

  /// A component in what was scanned; the other categories tell of no such thing.
  private func condition(of relation: JSON) -> Condition? {
    let categories = ["default_component_of", "installed_on", "installed_with"]
    guard let category = relation["category"].text, categories.contains(category),
      let component = relation["product_reference"].text.flatMap({ names[$0] }),
      let product = relation["relates_to_product_reference"].text.flatMap({ names[$0] }),
      !component.isEmpty, !product.packages.isEmpty
    else { return nil }
    return .all([product.artifact, component.component])
  }
}

/// Why the products of a vulnerability have their status.
struct CSAFReasons {
  private let groups: [String: [String]]
  /// The labels of flags, impact statements and remediations by product or group; "" for all.
  private var labels: [String: String] = [:]
  private var impacts: [String: String] = [:]
  private var fixes: [String: String] = [:]

  init(_ vulnerability: JSON, _ products: CSAFProducts) {
    groups = products.groups
    for flag in vulnerability["flags"] {
      CSAFReasons.add(flag["label"].text, of: flag, to: &labels)
    }
    for threat in vulnerability["threats"] where threat["category"].text == "impact" {
      CSAFReasons.add(threat["details"].text, of: threat, to: &impacts)
    }
    for remediation in vulnerability["remediations"] {
      CSAFReasons.add(remediation["details"].text, of: remediation, to: &fixes)
    }
  }

  private static func add(_ text: String?, of record: JSON, to texts: inout [String: String]) {
    guard let text else { return }
    let keys = ["product_ids", "group_ids"].flatMap { key in
      record[named: key].exists ? record[named: key].texts : []
    }
    for key in keys.isEmpty ? [""] : keys where texts[key] == nil { texts[key] = text }
  }

  /// The justification and the impact; of what is fixed, how.
  func reason(for product: String, status: String) -> String {
    let keys = [product] + (groups[product] ?? []) + [""]
    func first(_ texts: [String: String]) -> String? {
      texts.isEmpty ? nil : keys.lazy.compactMap { texts[$0] }.first
    }
    let isFixed = status == "fixed" || status == "first_fixed"
    let told = [first(labels), first(impacts), isFixed ? first(fixes) : nil]
    return VEXStatement.reason(told, else: status)
  }
}
