package import FindingModel

extension Moment {
  /// The moment that a time of RFC 3339 or a date of XML Schema names, as `2026-01-15T12:00:00Z` or
  /// `2026-01-15+02:00`; fractions of a second are passed over.
  ///
  /// A date is its first moment, and what has no zone is in UTC. Nothing for any other text.
  package init?(timestamp text: some StringProtocol) {
    guard let day = Day(startOf: text) else { return nil }
    var clock = ClockReading(rest: Array(text.utf8.dropFirst(10))[...])
    guard let seconds = clock.takeTime(), let offset = clock.takeZone(), clock.rest.isEmpty else {
      return nil
    }
    self.init(day, secondsOfDay: seconds - offset)
  }
}

/// What stands behind the day in a timestamp.
private struct ClockReading {
  var rest: ArraySlice<UInt8>

  /// The seconds since midnight; 0 where there is no time.
  mutating func takeTime() -> Int? {
    guard take("T") || take("t") || take(" ") else { return 0 }
    guard let hours = takeNumber(upTo: 24), take(":"), let minutes = takeNumber(upTo: 59) else {
      return nil
    }
    var seconds: Int? = 0
    if take(":") { seconds = takeNumber(upTo: 60) }
    if take(".") { rest = rest.drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
    return seconds.map { (hours * 60 + minutes) * 60 + $0 }
  }

  /// The seconds by which the zone is ahead of UTC; 0 where none is named.
  mutating func takeZone() -> Int? {
    if rest.isEmpty || take("Z") || take("z") { return 0 }
    let isAhead = take("+")
    guard isAhead || take("-"), let hours = takeNumber(upTo: 14), take(":"),
      let minutes = takeNumber(upTo: 59)
    else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    return isAhead ? seconds : -seconds
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Two digits.
  private mutating func takeNumber(upTo limit: Int) -> Int? {
    let digits = rest.prefix(2).filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard digits.count == 2, let number = Int(String(decoding: digits, as: UTF8.self)),
      number <= limit
    else { return nil }
    rest = rest.dropFirst(2)
    return number
  }
}
