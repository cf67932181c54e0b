import Exporting
import FindingModel
import Foundation
import ReportReading
import ScannerKit
import Testing
import Winnow

/// What came of reading a report.
struct Reading {
  let findings: [Finding]
  let outcome: ReportOutcome

  /// The moment that counts as now in every expected finding.
  static let now = Moment(secondsSince1970: 1_768_478_400)

  /// For each scan type, and for none.
  private static let settings: [String: ReadingSettings] = Dictionary(
    uniqueKeysWithValues: ([""] + Formats.all.flatMap(\.scanTypes)).compactMap { scanType in
      let settings = try? ReadingSettings(scanType: scanType.isEmpty ? nil : scanType, now: now)
      return settings.map { (scanType, $0) }
    })

  /// Reads a report as a scan type, or as what its content shows.
  init(_ file: URL, as scanType: String? = nil) throws {
    let settings = try #require(Reading.settings[scanType ?? ""])
    var findings: [Finding] = []
    let outcomes = try ReportRun(settings).read(file.path(percentEncoded: false)) { finding, _ in
      findings.append(finding)
    }
    outcome = try #require(outcomes.first)
    self.findings = findings
  }

  /// The findings without their places in the report, one JSON object each.
  var lines: [String] { findings.map { Reading.line($0, report: "") } }

  /// The findings and notes as they stand beside a sample, one finding a line.
  func golden(named name: String) -> String {
    let findings = findings.map { "\n  " + Reading.line($0, report: name, withPlaces: true) }
    let notes = outcome.notes.all.map { note in
      var note = note
      note.report = name
      return "\n  " + Reading.quoted("\(note)")
    }
    var failure = outcome.failure
    failure?.report = name
    return """
      {
      "findings": [\(findings.joined(separator: ","))
      ],
      "notes": [\(notes.joined(separator: ","))
      ],
      "failure": \(failure.map { Reading.quoted("\($0)") } ?? "null")
      }

      """
  }

  private static func line(
    _ finding: Finding, report: String, withPlaces: Bool = false
  ) -> String {
    var finding = finding
    if !withPlaces { finding.records = [] }
    var json = JSONBytes()
    FindingJSON(report: report).write(finding, to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
