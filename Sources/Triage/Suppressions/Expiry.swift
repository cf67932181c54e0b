package import FindingModel

extension Moment {
  /// The last day, in UTC, that is over when this moment comes; a last second of a day ends it.
  ///
  /// Trivy, OSV-Scanner and Snyk compare a moment with the clock, and take a date as its first
  /// moment: what ends on 2026-01-15 holds on the 14th for the last time.
  package var lastDayBefore: Day? {
    Moment(secondsSince1970: secondsSince1970 - 86_400 + 60).day
  }
}

extension YAMLNode {
  /// The last day of what a date or time ends; nothing where there is no value.
  func lastDayBefore() throws(PolicyError) -> Day? {
    guard let text = try optionalText() else { return nil }
    guard let moment = Moment(timestamp: text) else {
      throw unexpected("a date or time, as 2026-01-15")
    }
    return moment.lastDayBefore
  }
}
