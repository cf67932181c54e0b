/// Checks the grammar of one JSON value (RFC 8259, strictly) and, where wanted, writes its tape.
///
/// It can stop anywhere at the end of the bytes it was given and go on when there are more.
struct JSONIndexer: ~Copyable {
  /// What may stand at the next byte that is not white space.
  enum Expectation: UInt8 {
    case value, valueOrEnd, keyOrEnd, key, colon, commaOrObjectEnd, commaOrListEnd
    case restOfKey, restOfText
  }

  /// What stood where something else was expected.
  struct Fault: Error {
    var expected: String
    /// In the bytes given.
    var index: Int
    /// Whether the grammar holds, but the value is larger than may be kept.
    var isTooLarge = false
  }

  private(set) var tape = JSONStack<JSONEntry>(capacity: 1024)
  private var expectation = Expectation.value
  /// For each open container its place on the tape, doubled, plus 1 for an object.
  private var containers = JSONStack<Int>(capacity: 64)
  private var textStart = 0
  private var hasEscapes = false
  private var highBits: UInt64 = 0
  private var keepsTape = true
  /// How many containers the value stands in.
  private var outerDepth = 0
  private var depthLimit = 0
  private var textLimit = 0

  /// Makes ready for a new value.
  mutating func begin(keepsTape: Bool, outerDepth: Int, depthLimit: Int, textLimit: Int) {
    tape.removeAll()
    containers.removeAll()
    expectation = .value
    self.keepsTape = keepsTape
    self.outerDepth = outerDepth
    self.depthLimit = depthLimit
    self.textLimit = textLimit
  }

  /// Goes on without writing the tape.
  mutating func dropTape() { keepsTape = false }

  /// Reads on from `index` and says whether the value is complete; `index` then stands behind it.
  ///
  /// `origin` is where in `bytes` the value began: it may change between calls, as bytes move.
  mutating func read(
    _ bytes: RawSpan, from start: inout Int, origin: Int, isLast: Bool
  ) throws(Fault) -> Bool {
    let count = bytes.byteCount
    // Locals that no call takes the address of stay in registers.
    var index = start
    var expectation = expectation
    defer {
      start = index
      self.expectation = expectation
    }
    while true {
      if expectation.rawValue >= Expectation.restOfKey.rawValue {
        guard try finishText(bytes, &index, &expectation, origin: origin, isLast: isLast) else {
          return false
        }
        if containers.isEmpty { return true }
        continue
      }
      index = skipWhiteSpace(bytes, from: index)
      guard index < count else {
        if isLast { throw fault(expectation, at: index) }
        return false
      }
      let byte = bytes[unchecked: index]
      switch expectation {
      case .keyOrEnd, .key:
        if byte == UInt8(ascii: "\"") {
          beginText(.restOfKey, &index, &expectation, origin: origin)
        } else if byte == UInt8(ascii: "}"), expectation == .keyOrEnd {
          if close(&index, &expectation, origin: origin) { return true }
        } else {
          throw fault(expectation, at: index)
        }
      case .colon:
        guard byte == UInt8(ascii: ":") else { throw fault(expectation, at: index) }
        index += 1
        expectation = .value
      case .commaOrObjectEnd:
        if byte == UInt8(ascii: ",") {
          index += 1
          expectation = .key
        } else if byte == UInt8(ascii: "}") {
          if close(&index, &expectation, origin: origin) { return true }
        } else {
          throw fault(expectation, at: index)
        }
      case .commaOrListEnd:
        if byte == UInt8(ascii: ",") {
          index += 1
          expectation = .value
        } else if byte == UInt8(ascii: "]") {
          if close(&index, &expectation, origin: origin) { return true }
        } else {
          throw fault(expectation, at: index)
        }
      default:
        switch byte {
        case UInt8(ascii: "\""):
          beginText(.restOfText, &index, &expectation, origin: origin)
        case UInt8(ascii: "{"):
          try open(.object, &index, &expectation, origin: origin)
        case UInt8(ascii: "["):
          try open(.list, &index, &expectation, origin: origin)
        case UInt8(ascii: "]") where expectation == .valueOrEnd:
          if close(&index, &expectation, origin: origin) { return true }
        default:
          let end = try scalar(byte, bytes, index, expectation, origin: origin, isLast: isLast)
          if end == 0 { return false }
          index = end
          if endValue(&expectation) { return true }
          passOverComma(bytes, &index, &expectation)
        }
      }
    }
  }

  /// Ends what is still open, for a value that was cut; a key without a value is dropped.
  mutating func closeWhatIsOpen(at offset: Int) {
    if !containers.isEmpty, containers.last & 1 == 1,
      [.colon, .value, .restOfText].contains(expectation)
    {
      _ = tape.removeLast()
    }
    while !containers.isEmpty { endContainer(at: offset) }
  }
}

// MARK: Containers and scalars

extension JSONIndexer {
  /// Passes over white space; most of it is a line break and the indentation behind it.
  @inline(__always)
  private func skipWhiteSpace(_ bytes: RawSpan, from start: Int) -> Int {
    var index = start
    let count = bytes.byteCount
    while index < count {
      let byte = bytes[unchecked: index]
      if byte > 0x20 { return index }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return index }
      index += 1
      while index + 8 <= count {
        let other = WordScan.loadUnchecked(bytes, index) ^ WordScan.spaces
        if other != 0 {
          index += WordScan.firstByte(other)
          break
        }
        index += 8
      }
    }
    return index
  }

  @inline(__always)
  private mutating func open(
    _ kind: JSONEntry.Kind, _ index: inout Int, _ expectation: inout Expectation, origin: Int
  ) throws(Fault) {
    guard outerDepth + containers.count < depthLimit else {
      throw Fault(expected: "at most \(depthLimit) levels", index: index)
    }
    let isObject = kind == .object
    containers.append(tape.count << 1 | (isObject ? 1 : 0))
    if keepsTape { tape.append(JSONEntry(kind, start: index - origin)) }
    index += 1
    expectation = isObject ? .keyOrEnd : .valueOrEnd
  }

  @inline(__always)
  private mutating func close(
    _ index: inout Int, _ expectation: inout Expectation, origin: Int
  ) -> Bool {
    endContainer(at: index - origin)
    index += 1
    return endValue(&expectation)
  }

  @inline(__always)
  private mutating func endContainer(at offset: Int) {
    let place = containers.removeLast() >> 1
    guard keepsTape else { return }
    tape.append(JSONEntry(.end, start: offset))
    tape[place].length = tape.count
  }

  /// Says whether the whole value is complete.
  @inline(__always)
  private mutating func endValue(_ expectation: inout Expectation) -> Bool {
    if containers.isEmpty { return true }
    expectation = containers.last & 1 == 1 ? .commaOrObjectEnd : .commaOrListEnd
    return false
  }

  /// Where a number or a literal ends; 0 where it may go on behind the bytes given.
  private mutating func scalar(
    _ first: UInt8, _ bytes: RawSpan, _ index: Int, _ expectation: Expectation, origin: Int,
    isLast: Bool
  ) throws(Fault) -> Int {
    let end: Int
    let kind: JSONEntry.Kind
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number
      end = try JSONNumber.end(bytes, from: index, isLast: isLast)
    case UInt8(ascii: "t"):
      kind = .yes
      end = try literal("true", bytes, index, isLast)
    case UInt8(ascii: "f"):
      kind = .no
      end = try literal("false", bytes, index, isLast)
    case UInt8(ascii: "n"):
      kind = .null
      end = try literal("null", bytes, index, isLast)
    default:
      throw fault(expectation, at: index)
    }
    guard end > 0 else {
      if bytes.byteCount - index > textLimit { throw tooLong(at: index) }
      return 0
    }
    if keepsTape { tape.append(JSONEntry(kind, start: index - origin, length: end - index)) }
    return end
  }

  /// Where a literal ends; 0 where there are too few bytes to tell.
  private func literal(
    _ word: StaticString, _ bytes: RawSpan, _ index: Int, _ isLast: Bool
  ) throws(Fault) -> Int {
    for offset in 0..<word.utf8CodeUnitCount {
      guard index + offset < bytes.byteCount else {
        if isLast { throw Fault(expected: "`\(word)`", index: index + offset) }
        return 0
      }
      guard bytes[unchecked: index + offset] == word.utf8Start[offset] else {
        throw Fault(expected: "`\(word)`", index: index + offset)
      }
    }
    return index + word.utf8CodeUnitCount
  }

  private func tooLong(at index: Int) -> Fault {
    Fault(
      expected: "at most \(textLimit) bytes in one text or number", index: index,
      isTooLarge: true)
  }

  private func fault(_ expectation: Expectation, at index: Int) -> Fault {
    switch expectation {
    case .value: Fault(expected: "a value", index: index)
    case .valueOrEnd: Fault(expected: "a value or `]`", index: index)
    case .keyOrEnd: Fault(expected: "`\"` or `}`", index: index)
    case .key: Fault(expected: "`\"`", index: index)
    case .colon: Fault(expected: "`:`", index: index)
    case .commaOrObjectEnd: Fault(expected: "`,` or `}`", index: index)
    case .commaOrListEnd: Fault(expected: "`,` or `]`", index: index)
    case .restOfKey, .restOfText: Fault(expected: "`\"`", index: index)
    }
  }
}

// MARK: Texts

extension JSONIndexer {
  @inline(__always)
  private mutating func beginText(
    _ rest: Expectation, _ index: inout Int, _ expectation: inout Expectation, origin: Int
  ) {
    index += 1
    textStart = index - origin
    hasEscapes = false
    highBits = 0
    expectation = rest
  }

  @inline(__always)
  private mutating func finishText(
    _ bytes: RawSpan, _ index: inout Int, _ expectation: inout Expectation, origin: Int,
    isLast: Bool
  ) throws(Fault) -> Bool {
    guard try findQuote(bytes, &index, isLast: isLast) else {
      // A text that is only passed over needs no limit: nothing of it is kept.
      if keepsTape, index - origin - textStart > textLimit {
        throw tooLong(at: origin + textStart - 1)
      }
      return false
    }
    let length = index - origin - textStart
    if keepsTape {
      if length > textLimit { throw tooLong(at: origin + textStart - 1) }
      tape.append(
        JSONEntry(
          .text, start: textStart, length: length, hasEscapes: hasEscapes,
          isASCII: highBits & WordScan.highBits == 0))
    }
    index += 1
    if expectation == .restOfKey {
      expectation = .colon
      passOver(UInt8(ascii: ":"), before: .value, bytes, &index, &expectation)
      if index < bytes.byteCount, bytes[unchecked: index] == UInt8(ascii: " ") { index += 1 }
    } else if !endValue(&expectation) {
      passOverComma(bytes, &index, &expectation)
    }
    return true
  }

  /// Passes over a byte that is nearly always next, so that it costs no turn of the loop.
  @inline(__always)
  private mutating func passOver(
    _ byte: UInt8, before next: Expectation, _ bytes: RawSpan, _ index: inout Int,
    _ expectation: inout Expectation
  ) {
    guard index < bytes.byteCount, bytes[unchecked: index] == byte else { return }
    index += 1
    expectation = next
  }

  @inline(__always)
  private mutating func passOverComma(
    _ bytes: RawSpan, _ index: inout Int, _ expectation: inout Expectation
  ) {
    passOver(
      UInt8(ascii: ","), before: expectation == .commaOrObjectEnd ? .key : .value, bytes, &index,
      &expectation)
  }

  /// Moves to the closing quotation mark; false, where the bytes end before it, with `index` at
  /// the end or at a cut escape.
  @inline(__always)
  private mutating func findQuote(
    _ bytes: RawSpan, _ index: inout Int, isLast: Bool
  ) throws(Fault) -> Bool {
    let count = bytes.byteCount
    var position = index
    var high = highBits
    defer {
      index = position
      highBits = high
    }
    while true {
      while position + 8 <= count {
        let word = WordScan.loadUnchecked(bytes, position)
        let ends = WordScan.endsOfPlainText(word)
        if ends != 0 {
          let plain = WordScan.firstByte(ends)
          high |= word & ((1 << (UInt64(truncatingIfNeeded: plain) &* 8)) &- 1)
          position += plain
          break
        }
        high |= word
        position += 8
      }
      guard position < count else {
        if isLast { throw Fault(expected: "`\"`", index: position) }
        return false
      }
      let byte = bytes[unchecked: position]
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        let end = try escapeEnd(bytes, position, isLast: isLast)
        if end == 0 { return false }
        position = end
      } else if byte < 0x20 {
        throw Fault(expected: "no control character in a text", index: position)
      } else {
        high |= UInt64(byte)
        position += 1
      }
    }
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
