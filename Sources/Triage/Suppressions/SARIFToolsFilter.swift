/// Reads the filters of Microsoft's sarif-tools: what to include, and what of that to exclude.
///
///     configuration:
///       default-include: false
///     include:
///       - rule: CA
///     exclude:
///       - location: "Test*.java"
///         level: note
///
/// A result is included where one of the entries fits, and excluded where one does; all properties
/// of an entry must fit. With `default-include`, which is true unless said otherwise, a property
/// that a result does not have fits in `include`; in `exclude` it never does: the documentation
/// says that such results are included, though the tool excludes them.
///
/// Format: <https://github.com/microsoft/sarif-tools#filtering>, and
/// `sarif/filter/general_filter.py`.
package struct SARIFToolsFilter: SuppressionFormat {
  package let name = "a filter of sarif-tools"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let root = file.yamlOutline, let members = root.members else { return false }
    return members.allSatisfy { SARIFToolsFilter.keys.contains($0.key) }
      && (root["include"].exists || root["exclude"].exists)
  }

  private static let keys: Set = ["description", "configuration", "include", "exclude"]
  /// `check-line-number` is documented, and read by no version.
  private static let optionKeys: Set = ["default-include", "check-line-number"]

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    let root = try YAMLNode(yaml: file.text, file: file.name)
    let configuration = root["configuration"]
    _ = try configuration.optionalMembers()
    var result = Suppressions()
    result.remarks += root.unknownKeys(besides: SARIFToolsFilter.keys)
    result.remarks += configuration.unknownKeys(besides: SARIFToolsFilter.optionKeys)
    let reason = try root["description"].optionalText()
    let takesMissing = try configuration["default-include"].flag() ?? true
    include(root["include"], takesMissing: takesMissing, reason: reason, &result)

    var reading = try SuppressionReading(file)
    for entry in try root["exclude"].optionalList() {
      do throws(PolicyError) {
        let condition = try condition(entry, takesMissing: nil, &result.remarks)
        reading.add(
          Rule(id: "exclude", .drop, when: condition, reason: reason, origin: entry.origin))
      } catch {
        result.remarks.append(error)
      }
    }
    result.rules += try reading.finished(nil).rules
    return result
  }

  /// One rule, which drops what no entry includes. With one entry less it would drop more, so there
  /// is none where an entry cannot be understood.
  private func include(
    _ node: YAMLNode, takesMissing: Bool, reason: String?, _ result: inout Suppressions
  ) {
    do throws(PolicyError) {
      let conditions = try node.optionalList().map { entry throws(PolicyError) in
        try condition(entry, takesMissing: takesMissing, &result.remarks)
      }
      guard !conditions.isEmpty else { return }
      result.rules.append(
        Rule(
          id: "include", .drop, when: .not(.oneOf(conditions)), reason: reason,
          origin: node.origin))
    } catch {
      result.remarks.append(error)
      result.remarks.append(node.error("passed over as a whole: each entry spares results"))
    }
  }

  /// What the results that an entry fits have in common. With `takesMissing` a property that a
  /// result does not have fits, unless the entry says otherwise; without a word for it, never.
  private func condition(
    _ entry: YAMLNode, takesMissing: Bool?, _ remarks: inout [PolicyError]
  ) throws(PolicyError) -> Condition {
    let members = try entry.requiredMembers()
    if members.isEmpty { throw entry.error("expected a property, found an empty mapping") }
    var conditions: [Condition] = []
    for member in members {
      guard let property = SARIFProperty(member.key) else {
        throw PolicyError(
          "expected one of \(SARIFProperty.names), found `\(member.key)`", at: member.origin,
          path: member.value.path)
      }
      let hasOptions = member.value.members != nil
      remarks += member.value.unknownKeys(besides: SARIFToolsFilter.optionKeys.union(["value"]))
      let value = hasOptions ? member.value["value"] : member.value
      let own = hasOptions ? try member.value["default-include"].flag() : nil
      let text = try value.optionalText() ?? ""
      do throws(PatternError) {
        let fits = try property.fits(text)
        let isTaken = takesMissing.map { own ?? $0 } ?? false
        conditions.append(isTaken ? .any([fits, .not(try property.isKnown)]) : fits)
      } catch {
        throw value.error(error.description)
      }
    }
    return .every(conditions)
  }
}
