import FindingModel
import ReportReading

extension SARIF {
  /// What the results of a run have in common.
  struct Run {
    let rules: Rules
    let artifacts: Artifacts
    let date: Day?

    init(_ run: JSON) {
      rules = Rules(run["tool"])
      date = Run.endOfLastInvocation(run["invocations"])
      artifacts = Artifacts(run)
    }

    static func endOfLastInvocation(_ invocations: JSON) -> Day? {
      var last: String?
      for invocation in invocations { last = invocation["endTimeUtc"].text }
      return last.flatMap(day)
    }

    /// The day of `2021-03-08T15:39:40Z` or `20210308T153940Z`.
    private static func day(_ text: String) -> Day? {
      if let day = Day(startOf: text) { return day }
      let digits = Array(text.utf8.prefix(8))
      guard digits.count == 8 else { return nil }
      let parts = [digits[0..<4], digits[4..<6], digits[6..<8]]
      return Day(startOf: parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-"))
    }
  }

  /// The files of a run, for locations that name theirs by its number alone.
  final class Artifacts {
    private let run: JSON
    private lazy var addresses: [String?] = run["artifacts"].map { $0["location"]["uri"].text }

    init(_ run: JSON) { self.run = run }

    func address(of location: JSON) -> String? {
      if let address = location["uri"].text { return address }
      guard let index = location["index"].int, index >= 0, index < addresses.count else {
        return nil
      }
      return addresses[index]
    }
  }
}
