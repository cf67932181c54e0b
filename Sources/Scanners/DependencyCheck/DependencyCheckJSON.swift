import FindingModel
import ReportReading

extension DependencyCheck {
  /// An element of `dependencies`.
  struct JSONDependency: DependencyRecord {
    let record: JSON

    func fileName() throws -> String { try record["fileName"].requiredXMLText() }

    var filePath: String? { record["filePath"].xmlText }
    var package: String? { record["packages"][0]["id"].xmlText }

    func identifier(_ type: String) -> String? {
      record["identifiers"].first { $0["type"].text == type }?["name"].xmlText
    }

    var productEvidence: Evidenced? { evidence("productEvidence") }
    var versionEvidence: Evidenced? { evidence("versionEvidence") }

    private func evidence(_ key: StaticString) -> Evidenced? {
      let evidence = record["evidenceCollected"][key][0]
      return evidence.exists ? Evidenced(value: evidence["value"].xmlText) : nil
    }

    var relatedFiles: [(name: String?, path: String?)] {
      record["relatedDependencies"].map {
        (name: $0["fileName"].xmlText, path: $0["filePath"].xmlText)
      }
    }

    var vulnerabilities: [JSONVulnerability] {
      vulnerabilities("vulnerabilities", areSuppressed: false)
        + vulnerabilities("suppressedVulnerabilities", areSuppressed: true)
    }

    private func vulnerabilities(
      _ key: StaticString, areSuppressed: Bool
    ) -> [JSONVulnerability] {
      let list = record[key]
      guard list.exists else { return [] }
      let path = list.path
      return list.enumerated().map { index, vulnerability in
        JSONVulnerability(
          record: vulnerability, isSuppressed: areSuppressed,
          place: RecordPosition(list: path, index: index, bytes: vulnerability.bytes))
      }
    }
  }

  /// An element of `vulnerabilities` or `suppressedVulnerabilities`.
  struct JSONVulnerability: VulnerabilityRecord {
    let record: JSON
    let isSuppressed: Bool
    let place: RecordPosition

    func name() throws -> String { try record["name"].requiredXMLText() }
    var source: String? { record["source"].xmlText }
    var description: String? { record["description"].xmlText }

    /// In JSON an empty text says that there are none.
    var notes: String? { record["notes"].xmlText.flatMap { $0.isEmpty ? nil : $0 } }

    var weaknesses: [String] {
      record["cwes"].exists
        ? record["cwes"].compactMap(\.xmlText) : [record["cwe"].xmlText].compactMap(\.self)
    }

    var references: [ReferenceTexts]? {
      guard record["references"].exists else { return nil }
      return record["references"].map {
        ReferenceTexts(
          source: $0["source"].xmlText, url: $0["url"].xmlText, name: $0["name"].xmlText)
      }
    }

    var severity: String? { record["severity"].xmlText }

    var severityByCVSS2: String?? {
      let rating = record["cvssv2"]
      return rating.exists ? .some(rating["severity"].xmlText) : nil
    }

    var hasCVSS3: Bool { record["cvssv3"].exists }
    func metricOfCVSS3(_ name: StaticString) -> String? { record["cvssv3"][name].xmlText }
  }
}
