import FindingModel
import Synchronization

/// How far reading has come; may be looked at while it goes on.
public final class Progress: Sendable {
  private let findingCount = Atomic(0)
  private let byteCount = Atomic(0)

  public init() {}

  /// The findings so far.
  public var findings: Int { findingCount.load(ordering: .relaxed) }
  /// The bytes of the records behind them.
  public var bytes: Int { byteCount.load(ordering: .relaxed) }

  func count(_ finding: Finding) {
    findingCount.add(1, ordering: .relaxed)
    for record in finding.records { byteCount.add(record.bytes.count, ordering: .relaxed) }
  }
}
