import Exporting
import FindingModel
import ScannerKit

extension CleanedSummary {
  init(
    _ decisions: RecordDecisions, _ cleaned: CleanedReport, _ changes: [Recount.Change],
    areFixed: Bool
  ) {
    recordsCut = cleaned.cutCount
    recordsMarked = cleaned.marked
    recordsUnmarked = cleaned.unmarked + decisions.unmarkedCount
    recordsUnmerged = decisions.unmergedCount
    uncutCount = decisions.uncutCount + cleaned.obstacles.count
    uncut = decisions.uncut.map { finding in
      Uncut(
        title: finding.title, severity: finding.severity.rawValue, hashCode: finding.hashCode,
        record: finding.record, reason: finding.reason)
    }
    uncut += cleaned.obstacles.prefix(RecordDecisions.mostExceptions).map { obstacle in
      let place = "bytes \(obstacle.record.lowerBound) to \(obstacle.record.upperBound)"
      return Uncut(title: nil, severity: nil, hashCode: nil, record: place, reason: obstacle.reason)
    }
    counts = changes.map { Count(path: $0.path, old: $0.old, new: areFixed ? $0.new : nil) }
  }
}
