import FindingModel

extension Day {
  /// The day of a time as Checkmarx writes it: `2022-05-06T10:47:54Z`, or in the words of the
  /// server's language settings, as `Sunday, February 25, 2018 11:35:52 AM` or `25/02/2018 11:35`.
  ///
  /// Of three numbers the first is the month, unless it cannot be one.
  init?(checkmarxTime text: String) {
    if let day = Day(startOf: text) {
      self = day
      return
    }
    var numbers: [Int] = []
    var month: Int?
    for word in text.utf8.split(whereSeparator: { !Day.isPartOfWord($0) }) {
      if let number = Int(String(decoding: word, as: UTF8.self)) {
        numbers.append(number)
      } else {
        month = month ?? Day.month(named: word)
      }
    }
    let parts = (numbers + [0, 0, 0]).prefix(3)
    switch (month, parts[0], parts[1], parts[2]) {
    case (let month?, let year, let day, _) where year > 31:
      self.init(year: year, month: month, day: day)
    case (let month?, let day, let year, _):
      self.init(year: year, month: month, day: day)
    case (nil, let year, let month, let day) where year > 31:
      self.init(year: year, month: month, day: day)
    case (nil, let day, let month, let year) where day > 12:
      self.init(year: year, month: month, day: day)
    case (nil, let month, let day, let year):
      self.init(year: year, month: month, day: day)
    }
  }

  /// Colons too, so that a time of day is one word and not a number.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func month(named word: Substring.UTF8View.SubSequence) -> Int? {
    let name = String(decoding: word, as: UTF8.self).lowercased()
    guard name.utf8.count > 2 else { return nil }
    return months.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
