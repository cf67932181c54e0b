import FindingModel

/// A time as Qualys writes it, without a zone or in UTC.
struct QualysTime {
  let day: Day
  let moment: Moment

  /// Reads a text by a pattern of `Y`, `m`, `d`, `H`, `M` and `S` with other characters between
  /// them, as `m/d/Y H:M:S`; a field but the year may lack its leading zero.
  init?(_ text: String, _ pattern: StaticString) {
    var fields: [UInt8: Int] = [:]
    var rest = Substring(text).utf8
    let isRead = pattern.withUTF8Buffer { pattern in
      pattern.allSatisfy { field in
        guard "YmdHMS".utf8.contains(field) else { return rest.popFirst() == field }
        let isYear = field == UInt8(ascii: "Y")
        let digits = rest.prefix(isYear ? 4 : 2).prefix { 0x30...0x39 ~= $0 }
        guard digits.count >= (isYear ? 4 : 1) else { return false }
        rest = rest.dropFirst(digits.count)
        fields[field] = Int(Substring(digits))
        return true
      }
    }
    func field(_ letter: Unicode.Scalar) -> Int { fields[UInt8(ascii: letter)] ?? 0 }
    guard isRead, rest.isEmpty, field("H") < 24, field("M") < 60, field("S") < 60,
      let day = Day(year: field("Y"), month: field("m"), day: field("d"))
    else { return nil }
    self.day = day
    moment = Moment(day, secondsOfDay: (field("H") * 60 + field("M")) * 60 + field("S"))
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
