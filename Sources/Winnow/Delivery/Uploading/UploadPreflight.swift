import Delivering
import Foundation
import ReportReading
import Triage

/// What is looked at before an upload, as the server does not, or only once it is too late.
enum UploadPreflight {
  /// What is odd about the target.
  static func warnings(_ target: UploadTarget, now: Date) -> [String] {
    var warnings = target.leftBehind.map { test in
      "test \(test.id) is empty: an earlier upload could not be read; it is passed over"
    }
    if let test = target.test {
      if let percent = test.percentComplete, percent < 100 {
        warnings.append(
          "test \(test.id) is \(percent) % complete: another upload may be at work, and two at the"
            + " same time create findings twice")
      } else if let seconds = test.updated.flatMap({ Self.seconds(since: $0, now) }), seconds < 30 {
        warnings.append(
          "test \(test.id) was changed \(seconds) s ago: make sure that no other job uploads to it")
      }
    }
    return warnings
  }

  private static func seconds(since text: String, _ now: Date) -> Int? {
    let format = ISO8601DateFormatter()
    guard let date = format.date(from: text.prefix(19) + "Z") else { return nil }
    return Int(now.timeIntervalSince(date))
  }

  /// What would close the wrong findings, or fail.
  static func refusals(_ prepared: PreparedUpload, _ dojo: DefectDojo) async throws -> [String] {
    var refusals: [String] = []
    let upload = prepared.upload
    let scanType = upload.scanType
    if let test = prepared.target.test {
      let own = upload.testType == nil ? test.scanType ?? test.testTypeName : test.testTypeName
      if let own, own != upload.testType ?? scanType {
        refusals.append(
          "test \(test.id) holds findings of \(own), which an upload of"
            + " \(upload.testType ?? scanType) would close")
      }
    }
    if try await dojo.list(TestType.self, ["name": .text(scanType)]).isEmpty {
      refusals.append("the server does not know the scan type `\(scanType)`")
    }
    for test in prepared.preview.tests where test.closeGuard.refuses {
      refusals.append(
        "\(test.closeGuard.count) findings would be closed though nothing says that they are fixed,"
          + " expected at most \(test.closeGuard.most)")
    }
    return refusals
  }

  /// Whether the file as it is would not give the findings that were kept, or is compressed.
  static func needsCleaning(_ outcomes: [ReportOutcome], _ file: UploadFile) -> Bool {
    if outcomes.contains(where: { $0.failure != nil }) { return false }
    return outcomes.contains { outcome in
      let tally = outcome.tally
      let changed = tally.dropped + tally.merged + tally.marked + tally.severityChanged
      return changed + tally.redacted > 0
        || outcome.size != file.size
    }
  }
}
