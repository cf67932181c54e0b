/// Texts: keys and values.
extension JSONIndexer {
  /// Passes over a text; where it has an escape, or is not whole, `finishText` is left to go on.
  @inline(always)
  mutating func passText(
    _ rest: Expectation, _ bytes: RawSpan, _ progress: inout Progress, origin: Int
  ) {
    let start = progress.index &+ 1
    var highBits: UInt64 = 0
    progress.index = plainEnd(bytes, from: start, &highBits)
    let length = progress.index &- start
    if progress.index < bytes.byteCount, bytes[unchecked: progress.index] == UInt8(ascii: "\""),
      length <= textLimit
    {
      let entry = JSONEntry(
        .text, start: start &- origin, length: length,
        isASCII: highBits & WordScan.highBits == 0)
      endText(rest, entry, bytes, &progress, origin: origin)
    } else {
      progress.expectation = rest
      progress.textStart = start &- origin
      progress.hasEscapes = false
      progress.highBits = highBits
    }
  }

  /// Reads a text to its end; false, where the bytes end before it.
  mutating func finishText(
    _ bytes: RawSpan, _ progress: inout Progress, origin: Int, isLast: Bool
  ) throws(Fault) -> Bool {
    while true {
      progress.index = plainEnd(bytes, from: progress.index, &progress.highBits)
      let isCut = progress.index == bytes.byteCount
      if !isCut, bytes[unchecked: progress.index] == UInt8(ascii: "\"") { break }
      let end = isCut && !isLast ? 0 : try specialEnd(bytes, progress.index, isLast: isLast)
      guard end > 0 else {
        try checkLength(progress.index - origin - progress.textStart, progress, origin: origin)
        return false
      }
      progress.hasEscapes = true
      progress.index = end
    }
    let length = progress.index - origin - progress.textStart
    if length > textLimit { try checkLength(length, progress, origin: origin) }
    let entry = JSONEntry(
      .text, start: progress.textStart, length: length, hasEscapes: progress.hasEscapes,
      isASCII: progress.highBits & WordScan.highBits == 0)
    endText(progress.expectation, entry, bytes, &progress, origin: origin)
    return true
  }

  /// Passes over the quotation mark behind a text, and what nearly always follows it.
  @inline(__always)
  private mutating func endText(
    _ rest: Expectation, _ entry: JSONEntry, _ bytes: RawSpan, _ progress: inout Progress,
    origin: Int
  ) {
    let isKey = rest == .restOfKey
    let isOwnKey = isKey && !members.isEmpty && containers.count == 1
    if isOwnKey { keepsTape = isKept(entry, bytes, origin: origin) }
    if keepsTape { tape.append(entry) }
    progress.index &+= 1
    if isKey {
      progress.expectation = .colon
      passOver(UInt8(ascii: ":"), before: .value, bytes, &progress)
      if progress.index < bytes.byteCount, bytes[unchecked: progress.index] == UInt8(ascii: " ") {
        progress.index &+= 1
      }
      if isOwnKey, !keepsTape, progress.expectation == .value,
        let end = endByBrackets(bytes, from: progress.index)
      {
        progress.index = end
        progress.expectation = .commaOrObjectEnd
      }
    } else if !endValue(&progress) {
      passOverComma(bytes, &progress)
    }
  }

  /// Where the container at a place ends by its brackets alone, in three fifths of the time that
  /// checking it takes; nothing where there is none, or it does not end within the bytes.
  private func endByBrackets(_ bytes: RawSpan, from start: Int) -> Int? {
    var index = start
    var depth = 0
    repeat {
      guard index < bytes.byteCount else { return nil }
      let byte = bytes[unchecked: index]
      index &+= 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth &-= 1
      case UInt8(ascii: "\"") where depth > 0: index = textEnd(bytes, from: index) &+ 1
      case _ where depth == 0: return nil
      default: break
      }
    } while depth > 0
    return depth == 0 ? index : nil
  }

  /// Where the quotation mark behind a text stands, or the bytes end.
  @inline(__always)
  private func textEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var index = start
    var highBits: UInt64 = 0
    while true {
      index = plainEnd(bytes, from: index, &highBits)
      if index >= bytes.byteCount || bytes[unchecked: index] == UInt8(ascii: "\"") { return index }
      index &+= bytes[unchecked: index] == UInt8(ascii: "\\") ? 2 : 1
    }
  }

  private func checkLength(_ length: Int, _ progress: Progress, origin: Int) throws(Fault) {
    if limitsTexts, length > textLimit { throw tooLong(at: origin + progress.textStart - 1) }
  }

  /// Whether a member of the value goes onto the tape; one with escapes in its key does.
  private func isKept(_ key: JSONEntry, _ bytes: RawSpan, origin: Int) -> Bool {
    if key.hasEscapes { return true }
    let start = origin + key.start
    return members.contains { name in
      guard name.utf8CodeUnitCount == key.length else { return false }
      return (0..<key.length).allSatisfy { bytes[unchecked: start + $0] == name.utf8Start[$0] }
    }
  }

  /// Passes over a byte that is nearly always next, so that it costs no turn of the loop.
  @inline(__always)
  private func passOver(
    _ byte: UInt8, before next: Expectation, _ bytes: RawSpan, _ progress: inout Progress
  ) {
    guard progress.index < bytes.byteCount, bytes[unchecked: progress.index] == byte else { return }
    progress.index &+= 1
    progress.expectation = next
  }

  @inline(__always)
  func passOverComma(_ bytes: RawSpan, _ progress: inout Progress) {
    passOver(
      UInt8(ascii: ","), before: progress.expectation == .commaOrObjectEnd ? .key : .value, bytes,
      &progress)
  }

  /// Where the next quotation mark, backslash or control character stands, or the bytes end; the
  /// bits of the bytes before it are added to `high`.
  @inline(__always)
  private func plainEnd(_ bytes: RawSpan, from start: Int, _ high: inout UInt64) -> Int {
    var position = start
    // Two words at once, as most texts end in the second one: a branch less to guess.
    while position &+ 16 <= bytes.byteCount {
      let words = (
        WordScan.loadUnchecked(bytes, position), WordScan.loadUnchecked(bytes, position &+ 8)
      )
      let ends = (WordScan.endsOfPlainText(words.0), WordScan.endsOfPlainText(words.1))
      if ends.0 | ends.1 != 0 {
        let isFirst = ends.0 != 0
        let end = isFirst ? ends.0 : ends.1
        // The first byte found is ASCII itself, so that its bits may be added too.
        let before = end ^ (end &- 1)
        high |= isFirst ? words.0 & before : words.0 | words.1 & before
        return position &+ (isFirst ? 0 : 8) &+ WordScan.firstByte(end)
      }
      high |= words.0 | words.1
      position &+= 16
    }
    while position &+ 8 <= bytes.byteCount {
      let word = WordScan.loadUnchecked(bytes, position)
      let ends = WordScan.endsOfPlainText(word)
      if ends != 0 {
        // The first byte found is ASCII itself, so that its bits may be added too.
        high |= word & (ends ^ (ends &- 1))
        return position &+ WordScan.firstByte(ends)
      }
      high |= word
      position &+= 8
    }
    while position < bytes.byteCount {
      let byte = bytes[unchecked: position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      high |= UInt64(byte)
      position &+= 1
    }
    return position
  }

  /// Where an escape ends; 0 where there are too few bytes to tell.
  private func specialEnd(_ bytes: RawSpan, _ start: Int, isLast: Bool) throws(Fault) -> Int {
    guard start < bytes.byteCount else { throw Fault(expected: "`\"`", index: start) }
    guard bytes[unchecked: start] == UInt8(ascii: "\\") else {
      throw Fault(expected: "no control character in a text", index: start)
    }
    return try escapeEnd(bytes, start, isLast: isLast)
  }

  /// Where an escape ends; 0 where there are too few bytes to tell.
  private func escapeEnd(_ bytes: RawSpan, _ start: Int, isLast: Bool) throws(Fault) -> Int {
    guard start + 1 < bytes.byteCount else {
      if isLast { throw Fault(expected: "`\"`", index: start + 1) }
      return 0
    }
    switch bytes[unchecked: start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      for digit in start + 2..<start + 6 {
        guard digit < bytes.byteCount else {
          if isLast { throw Fault(expected: "four hexadecimal digits", index: digit) }
          return 0
        }
        guard hexadecimalDigit(bytes[unchecked: digit]) != nil else {
          throw Fault(expected: "four hexadecimal digits", index: digit)
        }
      }
      return start + 6
    default:
      throw Fault(expected: "one of `\"\\/bfnrtu` behind a backslash", index: start + 1)
    }
  }
}

/// The value of a hexadecimal digit, from its character.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
