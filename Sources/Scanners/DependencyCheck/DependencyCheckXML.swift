import FindingModel
import ReportReading
import ScannerKit

extension DependencyCheck {
  /// `<dependency>`
  struct XMLDependency: DependencyRecord {
    let record: XML

    func fileName() throws -> String { try record["fileName"].requiredText() }
    var filePath: String? { record.childText("filePath") }

    var package: String? { record["identifiers"].descendant("package").childText("id") }

    func identifier(_ type: String) -> String? {
      record["identifiers"].descendant("identifier", where: "type", equals: type)
        .childText("name")
    }

    var productEvidence: Evidenced? { evidence("product") }
    var versionEvidence: Evidenced? { evidence("version") }

    private func evidence(_ type: String) -> Evidenced? {
      let evidence = record["evidenceCollected"]
        .descendant("evidence", where: "type", equals: type)
      return evidence.exists ? Evidenced(value: evidence.childText("value")) : nil
    }

    var relatedFiles: [(name: String?, path: String?)] {
      record["relatedDependencies"].all("relatedDependency").map {
        (name: $0.childText("fileName"), path: $0.childText("filePath"))
      }
    }

    var vulnerabilities: [XMLVulnerability] {
      let list = record["vulnerabilities"]
      guard list.exists else { return [] }
      let path = list.path
      return vulnerabilities("vulnerability", in: list, path, areSuppressed: false)
        + vulnerabilities("suppressedVulnerability", in: list, path, areSuppressed: true)
    }

    private func vulnerabilities(
      _ name: StaticString, in list: XML, _ path: String, areSuppressed: Bool
    ) -> [XMLVulnerability] {
      list.all(name).enumerated().map { index, vulnerability in
        let number = index == 0 ? "" : "[\(index + 1)]"
        return XMLVulnerability(
          record: vulnerability, isSuppressed: areSuppressed,
          place: RecordPosition(
            path: joined(path, "/\(name)", number), bytes: vulnerability.bytes))
      }
    }
  }

  /// `<vulnerability>` or `<suppressedVulnerability>`
  struct XMLVulnerability: VulnerabilityRecord {
    let record: XML
    let isSuppressed: Bool
    let place: RecordPosition

    func name() throws -> String { try record["name"].requiredText() }
    var source: String? { record.attribute("source") }
    var description: String? { record.childText("description") }

    var notes: String? {
      let notes = record.descendant("notes")
      return notes.exists ? notes.text ?? "" : nil
    }

    /// `cwes/cwe` since schema 2.0, one `cwe` before.
    var weaknesses: [String] {
      let list = record["cwes"]
      return list.exists
        ? list.all("cwe").compactMap(\.text) : [record["cwe"].text].compactMap(\.self)
    }

    var references: [ReferenceTexts]? {
      let list = record["references"]
      guard list.exists else { return nil }
      return list.all("reference").map {
        ReferenceTexts(
          source: $0.childText("source"), url: $0.childText("url"), name: $0.childText("name"))
      }
    }

    var severity: String? { record.childText("severity") }

    var severityByCVSS2: String?? {
      let rating = record["cvssV2"]
      return rating.exists ? .some(rating.childText("severity")) : nil
    }

    var hasCVSS3: Bool { record["cvssV3"].exists }
    func metricOfCVSS3(_ name: StaticString) -> String? { record["cvssV3"][name].text }
  }
}
