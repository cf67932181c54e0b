import FindingModel

extension Generic {
  /// A date as people write it, perhaps with a time, taken as Python's `dateutil` takes it: the
  /// month first in `01/02/2021`, the day first in `28/02/2021`; what is missing is today's.
  ///
  /// Format: <https://dateutil.readthedocs.io/en/stable/parser.html>
  struct WrittenDate {
    let day: Day
    /// Midnight where no time is given; UTC where no zone is.
    let moment: Moment

    init?(_ text: String, now: Moment) {
      if text.utf8.count == 10, let day = Day(startOf: text) {
        self.day = day
        moment = Moment(day)
        return
      }
      var reading = DateReading(DateToken.tokens(of: text))
      guard reading.readAll(), reading.hasAnything,
        let day = reading.parts.day(today: now.day),
        let seconds = reading.secondsOfDay
      else { return nil }
      self.day = day
      moment = Moment(day, secondsOfDay: seconds - reading.offset)
    }
  }

  /// The numbers of a date in the order in which they were written.
  struct DateParts {
    private var values: [Int] = []
    private var year: Int?
    private var month: Int?
    private var hasCentury = false
    private(set) var isValid = true

    var count: Int { values.count }

    mutating func append(_ digits: String) {
      guard let value = Int(digits) else { return isValid = false }
      if digits.utf8.count > 2 {
        hasCentury = true
        appendYear(value)
      } else {
        values.append(value)
      }
    }

    mutating func appendYear(_ value: Int) {
      if year != nil { isValid = false }
      year = values.count
      hasCentury = true
      values.append(value)
    }

    mutating func appendMonth(_ value: Int) {
      if month != nil { isValid = false }
      month = values.count
      values.append(value)
    }

    func day(today: Day?) -> Day? {
      guard isValid, let today, let (year, month, day) = resolved() else { return nil }
      let fullYear = year.map { hasCentury || $0 > 99 ? $0 : WrittenYear.full($0, today.year) }
      let date = Day(
        year: fullYear ?? today.year, month: month ?? today.month, day: day ?? today.day)
      if date != nil || day != nil { return date }
      // The month may be shorter than today's.
      return (28...30).reversed().lazy.compactMap {
        Day(year: fullYear ?? today.year, month: month ?? today.month, day: $0)
      }.first
    }

    private typealias Resolved = (year: Int?, month: Int?, day: Int?)

    private func resolved() -> Resolved? {
      switch values.count {
      case 0: (nil, nil, nil)
      case 1: resolvedOne()
      case 2: resolvedTwo(values[0], values[1])
      case 3: resolvedThree(values[0], values[1], values[2])
      default: nil
      }
    }

    private func resolvedOne() -> Resolved {
      if month != nil { return (nil, values[0], nil) }
      return year != nil || values[0] > 31 ? (values[0], nil, nil) : (nil, nil, values[0])
    }

    private func resolvedTwo(_ first: Int, _ second: Int) -> Resolved {
      if let month {
        let other = month == 0 ? second : first
        return year != nil || other > 31 ? (other, values[month], nil) : (nil, values[month], other)
      }
      if first > 31 { return (first, second, nil) }
      return second > 31 ? (second, first, nil) : (nil, first, second)
    }

    private func resolvedThree(_ first: Int, _ second: Int, _ third: Int) -> Resolved {
      if let year, let month { return (values[year], values[month], values[3 - year - month]) }
      switch month {
      case 0: return second > 31 ? (second, first, third) : (third, first, second)
      case 1: return first > 31 ? (first, second, third) : (third, second, first)
      case 2: return second > 31 ? (second, third, first) : (first, third, second)
      default: break
      }
      if first > 31 || year == 0 { return (first, second, third) }
      return first > 12 ? (third, second, first) : (third, first, second)
    }
  }

  private enum WrittenYear {
    /// The year of two digits that is nearest to this one.
    static func full(_ year: Int, _ thisYear: Int) -> Int {
      let full = thisYear / 100 * 100 + year
      if full >= thisYear + 50 { return full - 100 }
      return full < thisYear - 50 ? full + 100 : full
    }
  }
}
