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

  /// How far reading has come: as a local that no call takes the address of it stays in registers.
  /// Places in the bytes cannot overflow, so that they are added without the check.
  struct Progress {
    /// The next byte.
    var index = 0
    var expectation = Expectation.value
    /// Of the text that is being read, counted from the origin.
    var textStart = 0
    var hasEscapes = false
    var highBits: UInt64 = 0
  }

  var tape = JSONStack<JSONEntry>(capacity: 1024)
  private var progress = Progress()
  /// For each open container its place on the tape, doubled, plus 1 for an object.
  private(set) var containers = JSONStack<Int>(capacity: 64)
  var keepsTape = true
  /// Whether texts may only be so long: nothing is kept of those that are passed over.
  private(set) var limitsTexts = true
  /// The members of the value that go onto the tape; all of them where none is named.
  private(set) var members: [StaticString] = []
  /// How many containers the value stands in.
  private var outerDepth = 0
  private var depthLimit = 0
  private(set) var textLimit = 0

  /// Makes ready for a new value.
  mutating func begin(
    keepsTape: Bool, members: [StaticString] = [], outerDepth: Int, depthLimit: Int, textLimit: Int
  ) {
    tape.removeAll()
    containers.removeAll()
    progress = Progress()
    self.keepsTape = keepsTape
    limitsTexts = keepsTape
    self.members = members
    self.outerDepth = outerDepth
    self.depthLimit = depthLimit
    self.textLimit = textLimit
  }

  /// Goes on without writing the tape.
  mutating func dropTape() {
    keepsTape = false
    limitsTexts = false
  }

  /// Reads on from `start` and says whether the value is complete; `start` then stands behind it.
  ///
  /// `origin` is where in `bytes` the value began: it may change between calls, as bytes move.
  mutating func read(
    _ bytes: RawSpan, from start: inout Int, origin: Int, isLast: Bool
  ) throws(Fault) -> Bool {
    var progress = progress
    progress.index = start
    defer {
      start = progress.index
      self.progress = progress
    }
    while true {
      if progress.expectation.rawValue >= Expectation.restOfKey.rawValue {
        var text = progress
        let isWhole = try finishText(bytes, &text, origin: origin, isLast: isLast)
        progress = text
        guard isWhole else { return false }
        if containers.isEmpty { return true }
        continue
      }
      progress.index = skipWhiteSpace(bytes, from: progress.index)
      guard progress.index < bytes.byteCount else {
        if isLast { throw fault(progress) }
        return false
      }
      let byte = bytes[unchecked: progress.index]
      switch progress.expectation {
      case .keyOrEnd, .key:
        if byte == UInt8(ascii: "\"") {
          passText(.restOfKey, bytes, &progress, origin: origin)
        } else if byte == UInt8(ascii: "}"), progress.expectation == .keyOrEnd {
          if close(&progress, origin: origin) { return true }
        } else {
          throw fault(progress)
        }
      case .colon:
        guard byte == UInt8(ascii: ":") else { throw fault(progress) }
        progress.index &+= 1
        progress.expectation = .value
      case .commaOrObjectEnd:
        if byte == UInt8(ascii: ",") {
          progress.index &+= 1
          progress.expectation = .key
        } else if byte == UInt8(ascii: "}") {
          if close(&progress, origin: origin) { return true }
        } else {
          throw fault(progress)
        }
      case .commaOrListEnd:
        if byte == UInt8(ascii: ",") {
          progress.index &+= 1
          progress.expectation = .value
        } else if byte == UInt8(ascii: "]") {
          if close(&progress, origin: origin) { return true }
        } else {
          throw fault(progress)
        }
      default:
        switch byte {
        case UInt8(ascii: "\""):
          passText(.restOfText, bytes, &progress, origin: origin)
          if containers.isEmpty, progress.expectation != .restOfText { return true }
        case UInt8(ascii: "{"):
          try open(.object, &progress, origin: origin)
        case UInt8(ascii: "["):
          try open(.list, &progress, origin: origin)
        case UInt8(ascii: "]") where progress.expectation == .valueOrEnd:
          if close(&progress, origin: origin) { return true }
        default:
          let end = try scalar(byte, bytes, progress, origin: origin, isLast: isLast)
          if end == 0 { return false }
          progress.index = end
          if endValue(&progress) { return true }
          passOverComma(bytes, &progress)
        }
      }
    }
  }

  /// Ends what is still open, for a value that was cut; a key without a value is dropped.
  mutating func closeWhatIsOpen(at offset: Int) {
    if !containers.isEmpty, containers.last & 1 == 1,
      [.colon, .value, .restOfText].contains(progress.expectation)
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
      index &+= 1
      while index &+ 8 <= count {
        let other = WordScan.loadUnchecked(bytes, index) ^ WordScan.spaces
        if other != 0 {
          index &+= WordScan.firstByte(other)
          break
        }
        index &+= 8
      }
    }
    return index
  }

  @inline(__always)
  private mutating func open(
    _ kind: JSONEntry.Kind, _ progress: inout Progress, origin: Int
  ) throws(Fault) {
    guard outerDepth + containers.count < depthLimit else {
      throw Fault(expected: "at most \(depthLimit) levels", index: progress.index)
    }
    let isObject = kind == .object
    containers.append(tape.count << 1 | (isObject ? 1 : 0))
    if keepsTape { tape.append(JSONEntry(kind, start: progress.index &- origin)) }
    progress.index &+= 1
    progress.expectation = isObject ? .keyOrEnd : .valueOrEnd
  }

  @inline(__always)
  private mutating func close(_ progress: inout Progress, origin: Int) -> Bool {
    endContainer(at: progress.index &- origin)
    progress.index &+= 1
    return endValue(&progress)
  }

  @inline(__always)
  private mutating func endContainer(at offset: Int) {
    let place = containers.removeLast() >> 1
    // The last member may have been one that is left out.
    if containers.isEmpty, !members.isEmpty { keepsTape = true }
    guard keepsTape else { return }
    tape.append(JSONEntry(.end, start: offset, length: place))
    tape[place].length = tape.count
  }

  /// Says whether the whole value is complete.
  @inline(__always)
  func endValue(_ progress: inout Progress) -> Bool {
    if containers.isEmpty { return true }
    progress.expectation = containers.last & 1 == 1 ? .commaOrObjectEnd : .commaOrListEnd
    return false
  }

  /// Where a number or a literal ends; 0 where it may go on behind the bytes given.
  private mutating func scalar(
    _ first: UInt8, _ bytes: RawSpan, _ progress: Progress, origin: Int, isLast: Bool
  ) throws(Fault) -> Int {
    let index = progress.index
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
      throw fault(progress)
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

  func tooLong(at index: Int) -> Fault {
    Fault(
      expected: "at most \(textLimit) bytes in one text or number", index: index,
      isTooLarge: true)
  }

  private func fault(_ progress: Progress) -> Fault {
    let expected =
      switch progress.expectation {
      case .value: "a value"
      case .valueOrEnd: "a value or `]`"
      case .keyOrEnd: "`\"` or `}`"
      case .key, .restOfKey, .restOfText: "`\"`"
      case .colon: "`:`"
      case .commaOrObjectEnd: "`,` or `}`"
      case .commaOrListEnd: "`,` or `]`"
      }
    return Fault(expected: expected, index: progress.index)
  }
}
