import FindingModel

/// A time as Qualys writes it, without a zone or in UTC.
struct QualysTime {
  let day: Day
  let moment: Moment

  /// Reads a text by a pattern of `Y`, `m`, `d`, `H`, `M` and `S` with other characters between
  /// them, as `m/d/Y H:M:S`; a field but the year may lack its leading zero.
  init?(_ text: String, _ pattern: StaticString) {
    var fields = Fields()
    var text = text
    let isRead = text.withUTF8 { text in pattern.withUTF8Buffer { fields.read(text, by: $0) } }
    guard isRead, fields.hour < 24, fields.minute < 60, fields.second < 60,
      let day = Day(year: fields.year, month: fields.month, day: fields.day)
    else { return nil }
    self.day = day
    moment = Moment(day, secondsOfDay: (fields.hour * 60 + fields.minute) * 60 + fields.second)
  }

  private struct Fields {
    var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)

    /// Whether the text is one of that pattern.
    mutating func read(
      _ text: UnsafeBufferPointer<UInt8>, by pattern: UnsafeBufferPointer<UInt8>
    ) -> Bool {
      var rest = text[...]
      for field in pattern {
        switch field {
        case UInt8(ascii: "Y"): year = Fields.number(&rest, digits: 4...4)
        case UInt8(ascii: "m"): month = Fields.number(&rest, digits: 1...2)
        case UInt8(ascii: "d"): day = Fields.number(&rest, digits: 1...2)
        case UInt8(ascii: "H"): hour = Fields.number(&rest, digits: 1...2)
        case UInt8(ascii: "M"): minute = Fields.number(&rest, digits: 1...2)
        case UInt8(ascii: "S"): second = Fields.number(&rest, digits: 1...2)
        default: if rest.popFirst() != field { return false }
        }
      }
      return rest.isEmpty
    }

    /// One that no field may have where there are too few digits.
    private static func number(
      _ rest: inout Slice<UnsafeBufferPointer<UInt8>>, digits: ClosedRange<Int>
    ) -> Int {
      let written = rest.prefix(digits.upperBound).prefix { 0x30...0x39 ~= $0 }
      guard written.count >= digits.lowerBound else { return .max }
      rest = rest[written.endIndex...]
      return written.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// The day that a text starts with: `2022-09-22`, or month, day and year, or day, month and year
  /// where that cannot be else.
  static func day(in text: String) -> Day? {
    let isDigit = { (byte: UInt8) in 0x30...0x39 ~= byte }
    let date = text.utf8.drop { $0 == 0x20 }.prefix { isDigit($0) || "/-.".utf8.contains($0) }
    let fields = date.split { !isDigit($0) }
    guard fields.count == 3, let first = Int(Substring(fields[0])),
      let second = Int(Substring(fields[1])), let third = Int(Substring(fields[2]))
    else { return nil }
    if fields[0].count == 4 { return Day(year: first, month: second, day: third) }
    let year = fields[2].count == 2 ? 2000 + third : third
    return first > 12
      ? Day(year: year, month: second, day: first) : Day(year: year, month: first, day: second)
  }
}
