/// A day of the Gregorian calendar, without time or zone.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nothing where there is no such day; years run from 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that an ISO 8601 date or time starts with, as written: no zone is applied.
  public init?(startOf text: String) {
    var text = text
    let fields = text.withUTF8 { text -> (year: Int, month: Int, day: Int)? in
      guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
        let year = Day.number(text[0..<4]), let month = Day.number(text[5..<7]),
        let day = Day.number(text[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let fields else { return nil }
    self.init(year: fields.year, month: fields.month, day: fields.day)
  }

  /// The same of a part of a text.
  public init?(startOf text: some StringProtocol) { self.init(startOf: String(text)) }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for byte in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { text in
      text.initialize(repeating: UInt8(ascii: "-"))
      Day.write(year, digits: 4, to: text, at: 0)
      Day.write(month, digits: 2, to: text, at: 5)
      Day.write(day, digits: 2, to: text, at: 8)
      return 10
    }
  }

  private static func write(
    _ number: Int, digits: Int, to text: UnsafeMutableBufferPointer<UInt8>, at place: Int
  ) {
    var rest = number
    for index in (place..<place + digits).reversed() {
      text[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A moment in UTC, to the second.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int

  public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  /// So many seconds behind the midnight that a day begins with; a day has 86,400.
  ///
  /// After Howard Hinnant's `days_from_civil`
  /// (<https://howardhinnant.github.io/date_algorithms.html>).
  public init(_ day: Day, secondsOfDay: Int = 0) {
    let year = day.month > 2 ? day.year : day.year - 1
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((day.month + 9) % 12) + 2) / 5 + day.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    secondsSince1970 = (era * 146_097 + dayOfEra - 719_468) * 86_400 + secondsOfDay
  }

  /// The day in UTC; nothing before the year 1 and behind 9999.
  public var day: Day? {
    let date = date
    return Day(year: date.year, month: date.month, day: date.day)
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  /// ISO 8601, as `2026-01-15T12:00:00Z`.
  public var description: String {
    let seconds = secondsSince1970 - dayNumber * 86_400
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
    let date = date
    let day = "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
    return "\(day)T\(time.joined(separator: ":"))Z"
  }

  /// The civil date of a day count, after Howard Hinnant's `civil_from_days`
  /// (<https://howardhinnant.github.io/date_algorithms.html>).
  private var date: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private var dayNumber: Int {
    secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
