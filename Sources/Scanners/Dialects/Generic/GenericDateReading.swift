extension Generic {
  /// A number, a word or a mark of a written date.
  enum DateToken: Equatable {
    /// Digits, and those behind a decimal point.
    case number(String, fraction: String?)
    /// In lower case.
    case word(String)
    case mark(UInt8)

    static func tokens(of text: String) -> [DateToken] {
      let bytes = Array(text.utf8)
      var tokens: [DateToken] = []
      var index = 0
      while index < bytes.count {
        let rest = bytes[index...]
        let digits = rest.prefix { 0x30...0x39 ~= $0 }
        let letters = rest.prefix { 0x61...0x7A ~= $0 | 0x20 }
        if !digits.isEmpty {
          tokens.append(number(in: bytes, digits, end: &index))
        } else if !letters.isEmpty {
          tokens.append(.word(String(decoding: letters, as: UTF8.self).lowercased()))
          index = letters.endIndex
        } else {
          tokens.append(.mark(0x09...0x0D ~= bytes[index] ? 0x20 : bytes[index]))
          index += 1
        }
      }
      return tokens
    }

    /// A number with one point in it is a decimal; with two it is a date.
    private static func number(
      in bytes: [UInt8], _ digits: ArraySlice<UInt8>, end: inout Int
    ) -> DateToken {
      let point = UInt8(ascii: ".")
      let whole = String(decoding: digits, as: UTF8.self)
      end = digits.endIndex
      let isPoint = end < bytes.count && bytes[end] == point
      let isComma = end < bytes.count && bytes[end] == UInt8(ascii: ",") && digits.count >= 2
      let isBehindPoint = digits.startIndex > 0 && bytes[digits.startIndex - 1] == point
      guard isPoint || isComma, !isBehindPoint else { return .number(whole, fraction: nil) }
      let fraction = bytes[(end + 1)...].prefix { 0x30...0x39 ~= $0 }
      let isDate = fraction.endIndex < bytes.count && bytes[fraction.endIndex] == point
      guard !fraction.isEmpty, !isDate else { return .number(whole, fraction: nil) }
      end = fraction.endIndex
      return .number(whole, fraction: String(decoding: fraction, as: UTF8.self))
    }
  }

  /// Goes through the tokens of a written date.
  struct DateReading {
    private let tokens: [DateToken]
    private var index = 0
    private(set) var parts = DateParts()
    private var hour: Int?
    private var minute: Int?
    private var second: Int?
    /// Seconds east of Greenwich.
    private(set) var offset = 0

    init(_ tokens: [DateToken]) { self.tokens = tokens }

    var hasAnything: Bool { parts.count > 0 || hour != nil }

    /// Nothing where there is no such time.
    var secondsOfDay: Int? {
      let (hour, minute, second) = (hour ?? 0, minute ?? 0, second ?? 0)
      guard hour < 24, minute < 60, second < 60 else { return nil }
      return hour * 3600 + minute * 60 + second
    }

    /// Whether all of the text is part of a date.
    mutating func readAll() -> Bool {
      while index < tokens.count {
        guard read(tokens[index]) else { return false }
        index += 1
      }
      return true
    }

    private func token(_ distance: Int) -> DateToken? {
      tokens.indices.contains(index + distance) ? tokens[index + distance] : nil
    }

    private mutating func read(_ token: DateToken) -> Bool {
      switch token {
      case .number(let digits, let fraction): number(digits, fraction)
      case .word(let word): self.word(word)
      case .mark(let mark): self.mark(mark)
      }
    }

    // MARK: Numbers

    private mutating func number(_ digits: String, _ fraction: String?) -> Bool {
      let count = digits.utf8.count
      let isLast = token(1) == nil || token(1) == .mark(0x20)
      if parts.count == 3, count == 2 || count == 4, hour == nil, isLast, fraction == nil {
        return time(digits)
      }
      if count == 6 { return parts.count == 0 && fraction == nil ? date(digits) : time(digits) }
      if [8, 12, 14].contains(count) {
        return date(String(digits.prefix(8))) && (count == 8 || time(String(digits.dropFirst(8))))
      }
      if token(1) == .mark(UInt8(ascii: ":")) { return clock(digits) }
      if case .mark(let mark)? = token(1), "-/.".utf8.contains(mark) {
        return separated(digits, by: mark)
      }
      if isJump(token(1)) {
        if case .word(let word)? = token(2), let isPM = DateReading.isPM(word) {
          index += 2
          return hour(digits, isPM)
        }
        parts.append(digits)
        return fraction == nil
      }
      if case .word(let word)? = token(1) {
        if let isPM = DateReading.isPM(word), let number = Int(digits), number < 24 {
          index += 1
          return hour(digits, isPM)
        }
        parts.append(digits)
        return fraction == nil && (1...31).contains(Int(digits) ?? 0)
      }
      return false
    }

    /// `210106` or `20210106`.
    private mutating func date(_ digits: String) -> Bool {
      let year = String(digits.dropLast(4))
      if year.utf8.count == 4 { parts.appendYear(Int(year) ?? 0) } else { parts.append(year) }
      parts.append(String(digits.suffix(4).prefix(2)))
      parts.append(String(digits.suffix(2)))
      return true
    }

    /// `10`, `1012` or `101259`.
    private mutating func time(_ digits: String) -> Bool {
      hour = Int(digits.prefix(2))
      minute = Int(digits.dropFirst(2).prefix(2)) ?? 0
      second = Int(digits.dropFirst(4)) ?? 0
      return true
    }

    /// `10:12` or `10:12:59.5`.
    private mutating func clock(_ digits: String) -> Bool {
      guard case .number(let minutes, _)? = token(2) else { return false }
      hour = Int(digits)
      minute = Int(minutes)
      index += 2
      guard token(1) == .mark(UInt8(ascii: ":")) else { return true }
      guard case .number(let seconds, _)? = token(2) else { return false }
      second = Int(seconds)
      index += 2
      return true
    }

    private mutating func hour(_ digits: String, _ isPM: Bool) -> Bool {
      hour = Int(digits)
      return halfDay(isPM)
    }

    private mutating func halfDay(_ isPM: Bool) -> Bool {
      guard let hour, (0...12).contains(hour) else { return false }
      self.hour = hour % 12 + (isPM ? 12 : 0)
      return true
    }

    /// `2021-01-06`, `6/1/2021`, `06.01.2021` or `6-Jan-2021`.
    private mutating func separated(_ digits: String, by mark: UInt8) -> Bool {
      parts.append(digits)
      index += 1
      if isJump(token(1)) { return true }
      guard part(token(1)) else { return false }
      index += 1
      guard token(1) == .mark(mark), part(token(2)) else { return true }
      index += 2
      return true
    }

    private mutating func part(_ token: DateToken?) -> Bool {
      switch token {
      case .number(let digits, nil): parts.append(digits)
      case .word(let word):
        guard let month = DateReading.month(word) else { return false }
        parts.appendMonth(month)
      default: return false
      }
      return true
    }

    // MARK: Words and marks

    private mutating func word(_ word: String) -> Bool {
      if DateReading.isWeekday(word) { return true }
      if let month = DateReading.month(word) {
        parts.appendMonth(month)
        guard case .mark(let mark)? = token(1), "-/".utf8.contains(mark), part(token(2)) else {
          return true
        }
        index += 2
        if token(1) == .mark(mark), part(token(2)) { index += 2 }
        return true
      }
      if let isPM = DateReading.isPM(word), hour != nil { return halfDay(isPM) }
      if DateReading.jumps.contains(word) { return true }
      // The name of a zone; those that are not known say nothing.
      return hour != nil && (word == "z" || (3...5).contains(word.utf8.count))
    }

    private mutating func mark(_ mark: UInt8) -> Bool {
      if hour != nil, "+-".utf8.contains(mark), case .number(let digits, nil)? = token(1) {
        index += 1
        return zone(digits, sign: mark == UInt8(ascii: "-") ? -1 : 1)
      }
      return isJump(.mark(mark))
    }

    /// `+02:00`, `+0200` or `+02`.
    private mutating func zone(_ digits: String, sign: Int) -> Bool {
      var minutes = 0
      if digits.utf8.count == 4 {
        minutes = Int(digits.suffix(2)) ?? 0
      } else if token(1) == .mark(UInt8(ascii: ":")), case .number(let more, nil)? = token(2) {
        minutes = Int(more) ?? 0
        index += 2
      }
      guard let hours = Int(digits.prefix(2)) else { return false }
      offset = sign * (hours * 3600 + minutes * 60)
      return true
    }

    /// What may stand between the parts, or the end.
    private func isJump(_ token: DateToken?) -> Bool {
      switch token {
      case nil: true
      case .mark(let mark): " .,;-/'".utf8.contains(mark)
      case .word(let word): DateReading.jumps.contains(word)
      case .number: false
      }
    }

    private static let jumps: Set<String> = [
      "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th",
    ]

    private static func isPM(_ word: String) -> Bool? {
      switch word {
      case "am", "a": false
      case "pm", "p": true
      default: nil
      }
    }

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]

    private static func month(_ word: String) -> Int? {
      if word == "sept" { return 9 }
      return months.firstIndex { $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) }
        .map { $0 + 1 }
    }

    private static func isWeekday(_ word: String) -> Bool {
      ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains {
        $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word))
      }
    }
  }
}
