import FindingModel
import ReportReading

/// Reads the results that a SARIF log suppresses, to drop the same ones from other reports.
///
/// A result is suppressed where it has `suppressions` and each one's `status` is `accepted`, which
/// it is unless it says `underReview` or `rejected`. The same result is one of the same rule that
/// has a fingerprint in common, or the same path and line. The SARIF Multitool writes who
/// suppressed it and until when as `alias` and `expiryUtc`.
///
/// Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html>, 3.27.23 and
/// 3.35.
package struct SARIFSuppressions: SuppressionFormat {
  package let name = "a SARIF log"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let root = file.jsonObject else { return false }
    return root["runs"].isList && (root["version"].text != nil || root["$schema"].text != nil)
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    let report = JSONReport(file.report)
    for run in report.root["runs"] {
      let addresses = run["artifacts"].map { $0["location"]["uri"].text }
      run["results"].eachRecord { record in
        do throws(ReportError) {
          if let rule = try rule(try record.get(), addresses, reading) { reading.add(rule) }
        } catch {
          reading.remark(error)
        }
      }
    }
    report.finish()
    reading.remark(report.takeRemarks())
    return try reading.finished(report.failure)
  }

  /// Nothing for a result that is not suppressed.
  private func rule(
    _ result: JSON, _ addresses: [String?], _ reading: SuppressionReading
  ) throws(ReportError) -> Rule? {
    let suppressions = result["suppressions"]
    guard suppressions[0].exists else { return nil }
    for suppression in suppressions {
      let status = suppression["status"]
      switch status.exists ? try status.requiredText() : "accepted" {
      case "accepted": continue
      case "underReview", "rejected": return nil
      case let word:
        throw status.error(
          "expected accepted, underReview or rejected, found `\(word.prefix(80))`")
      }
    }
    let id = try result["ruleId"].requiredText()
    let properties = suppressions.map { $0["properties"] }
    return Rule(
      id: id, .drop, when: try condition(result, rule: id, addresses),
      reason: suppressions.compactMap { $0["justification"].nonEmptyText }.first,
      owner: properties.compactMap { $0["alias"].nonEmptyText }.first,
      expires: try expires(properties),
      origin: reading.origin(of: result.error("")))
  }

  /// The last day on which one of the suppressions holds; nothing where one never ends.
  private func expires(_ properties: [JSON]) throws(ReportError) -> Day? {
    var last: Day?
    for time in properties.map({ $0["expiryUtc"] }) {
      guard time.exists, !time.isNull else { return nil }
      guard let moment = time.text.flatMap({ Moment(timestamp: $0) }) else {
        throw time.unexpected("a time, as 2026-01-15T00:00:00Z")
      }
      last = [last, moment.lastDayBefore].compactMap(\.self).max()
    }
    return last
  }

  private func condition(
    _ result: JSON, rule: String, _ addresses: [String?]
  ) throws(ReportError) -> Condition {
    var places: [Condition] = []
    var ways: [Condition] = []
    for location in result["locations"] {
      let physical = location["physicalLocation"]
      guard let path = address(of: physical["artifactLocation"], addresses) else { continue }
      let isThere = try inFile(path, result)
      places.append(isThere)
      if let line = physical["region"]["startLine"].writtenInt {
        ways.append(.all([isThere, .line(line)]))
      }
    }
    for fingerprint in fingerprints(result["fingerprints"]) {
      ways.append(.names(.fingerprint, [fingerprint]))
    }
    let partial = fingerprints(result["partialFingerprints"])
    // Parts of a fingerprint do not name a result without the others, nor in another file.
    if !partial.isEmpty, !places.isEmpty {
      ways.append(.all(partial.map { .names(.fingerprint, [$0]) } + [.oneOf(places)]))
    }
    if ways.isEmpty {
      throw result.error("expected a path with a line, or fingerprints, found neither")
    }
    return .all([.names(.rule, [rule]), .oneOf(ways)])
  }

  private func address(of location: JSON, _ addresses: [String?]) -> String? {
    if let address = location["uri"].nonEmptyText { return address }
    guard let index = location["index"].int, addresses.indices.contains(index) else { return nil }
    return addresses[index]
  }

  private func inFile(_ path: String, _ result: JSON) throws(ReportError) -> Condition {
    do throws(PatternError) {
      return .test(.path, .paths(try PathPatterns(file: path)))
    } catch {
      throw result.error(error.description)
    }
  }

  /// Each as `primaryLocationLineHash/v1:39fa2ee980eb94b0:1`.
  private func fingerprints(_ values: JSON) -> [String] {
    guard values.isObject else { return [] }
    return values.members.compactMap { key, value in
      value.nonEmptyText.map { "\(key):\($0)" }
    }
  }
}
