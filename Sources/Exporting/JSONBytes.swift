/// Writes JSON into bytes, without a tree between: some 950 MB a second, `JSONEncoder` 70.
package struct JSONBytes: ~Copyable {
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes were written.
  package private(set) var count = 0
  /// Whether a comma is due before the next member or element.
  private var needsComma = false

  /// Holds so many bytes before it grows.
  package init(capacity: Int = 128 << 10) {
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// What was written.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: count) }

  /// Forgets what was written and keeps the room for it.
  package mutating func removeAll() {
    count = 0
    needsComma = false
  }

  /// Forgets what was written behind so many bytes.
  package mutating func removeAll(behind count: Int) { self.count = Swift.min(count, self.count) }

  /// Replaces `<` behind so many bytes by the escape that JSON has for it in texts, so that nothing
  /// there ends a script of HTML. It stands nowhere else in JSON.
  package mutating func escapeMarkup(behind start: Int) {
    let sign = UInt8(ascii: "<")
    let signs = UnsafeBufferPointer(start: storage + start, count: count - start)
      .count { $0 == sign }
    if signs == 0 { return }
    let escape: StaticString = "\\u003c"
    let more = escape.utf8CodeUnitCount - 1
    reserve(signs * more)
    var target = count + signs * more
    var source = count
    count = target
    // From the end on; before the first sign all stands where it stood.
    while target > source {
      source -= 1
      if storage[source] == sign {
        target -= escape.utf8CodeUnitCount
        (storage + target).update(from: escape.utf8Start, count: escape.utf8CodeUnitCount)
      } else {
        target -= 1
        storage[target] = storage[source]
      }
    }
  }

  // MARK: Structure

  package mutating func object(_ members: (inout JSONBytes) -> Void) {
    separate()
    append(UInt8(ascii: "{"))
    needsComma = false
    members(&self)
    append(UInt8(ascii: "}"))
    needsComma = true
  }

  package mutating func list<Elements: Sequence>(
    _ key: StaticString, _ elements: Elements, _ write: (inout JSONBytes, Elements.Element) -> Void
  ) {
    self.key(key)
    list(elements, write)
  }

  /// A list under a key that is not known beforehand.
  package mutating func list<Elements: Sequence>(
    named key: String, _ elements: Elements,
    _ write: (inout JSONBytes, Elements.Element) -> Void
  ) {
    separate()
    quote(key)
    append(UInt8(ascii: ":"))
    list(elements, write)
  }

  private mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONBytes, Elements.Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    needsComma = false
    for element in elements { write(&self, element) }
    append(UInt8(ascii: "]"))
    needsComma = true
  }

  package mutating func object(_ key: StaticString, _ members: (inout JSONBytes) -> Void) {
    self.key(key)
    needsComma = false
    object(members)
  }

  /// Writes bytes between values as they are, as a line break.
  package mutating func raw(_ text: StaticString) {
    append(text)
    needsComma = false
  }

  /// Begins a line, in which the next member or element stands.
  package mutating func newLine() {
    separate()
    append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes a text as it is, without quotes: of formats that are no JSON.
  package mutating func raw(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      var text = text
      text.withUTF8 { append($0) }
    }
    needsComma = false
  }

  // MARK: Members

  /// A text under a key that is not known beforehand.
  package mutating func member(named key: String, _ text: String) {
    separate()
    quote(key)
    append(UInt8(ascii: ":"))
    quote(text)
    needsComma = true
  }

  package mutating func member(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key)
    quote(text)
  }

  /// A text, with the number of an element behind it where there is one, as `Results[3]`.
  package mutating func member(_ key: StaticString, _ text: String, element: Int?) {
    self.key(key)
    quote(text)
    guard let element else { return }
    count -= 1
    append(UInt8(ascii: "["))
    append(element)
    append(UInt8(ascii: "]"))
    append(UInt8(ascii: "\""))
  }

  package mutating func member(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    self.key(key)
    append(number)
  }

  package mutating func member(_ key: StaticString, _ number: Double?) {
    guard let number, number.isFinite else { return }
    self.key(key)
    // Scores are in tenths, and dividing a whole number by ten gives the double nearest to it.
    let tenths = (number * 10).rounded()
    if 0...1000 ~= tenths, tenths / 10 == number {
      append(Int(tenths) / 10)
      append(UInt8(ascii: "."))
      append(Int(tenths) % 10)
    } else {
      var digits = "\(number)"
      digits.withUTF8 { append($0) }
    }
  }

  package mutating func member(_ key: StaticString, _ flag: Bool?) {
    guard let flag else { return }
    self.key(key)
    append(flag ? "true" : "false")
  }

  package mutating func null(_ key: StaticString) {
    self.key(key)
    append("null")
  }

  // MARK: Elements

  package mutating func element(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  package mutating func element(_ number: Int) {
    separate()
    append(number)
    needsComma = true
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
  }

  @inline(__always)
  private mutating func key(_ key: StaticString) {
    let length = key.utf8CodeUnitCount
    reserve(length + 4)
    var end = storage + count
    if needsComma {
      end[0] = UInt8(ascii: ",")
      end += 1
    }
    end[0] = UInt8(ascii: "\"")
    (end + 1).update(from: key.utf8Start, count: length)
    end[length + 1] = UInt8(ascii: "\"")
    end[length + 2] = UInt8(ascii: ":")
    count += length + (needsComma ? 4 : 3)
    needsComma = true
  }

  private mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    reserve(20)
    var length = 1
    var bound: UInt = 10
    while rest >= bound, length < 20 {
      length += 1
      bound = length < 20 ? bound &* 10 : .max
    }
    var place = count + length
    repeat {
      place -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      storage[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while place > count
    count += length
  }

  private mutating func quote(_ text: String) {
    append(UInt8(ascii: "\""))
    if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      var text = text
      text.withUTF8 { escape($0) }
    }
    append(UInt8(ascii: "\""))
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(to: count + more) }
  }

  private mutating func grow(to wanted: Int) {
    capacity = Swift.max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (storage + count).initialize(from: start, count: bytes.count)
    count += bytes.count
  }

  private mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Copies a text with an escape for `"`, `\` and control characters (RFC 8259, section 7).
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    var index = 0
    while true {
      index += appendPlain(UnsafeRawPointer(start + index), text.count - index)
      if index == text.count { return }
      appendEscape(of: text[index])
      index += 1
    }
  }

  /// Copies bytes up to the first one that needs an escape, sixteen at a time; says how many.
  @inline(__always)
  private mutating func appendPlain(_ source: UnsafeRawPointer, _ length: Int) -> Int {
    // Sixteen bytes are stored at once, however many of them count.
    reserve(length + 16)
    let target = UnsafeMutableRawPointer(storage + count)
    var index = 0
    while index &+ 16 <= length {
      // Both are loaded first, so that the compiler makes one vector of them.
      let words = (
        (source + index).loadUnaligned(as: UInt64.self),
        (source + index + 8).loadUnaligned(as: UInt64.self)
      )
      (target + index).storeBytes(of: words.0, as: UInt64.self)
      (target + index + 8).storeBytes(of: words.1, as: UInt64.self)
      let (early, late) = (
        JSONBytes.escapes(in: UInt64(littleEndian: words.0)),
        JSONBytes.escapes(in: UInt64(littleEndian: words.1))
      )
      if early | late != 0 {
        index += early != 0 ? early.trailingZeroBitCount >> 3 : 8 + late.trailingZeroBitCount >> 3
        count += index
        return index
      }
      index &+= 16
    }
    if index + 8 <= length {
      let escapes = JSONBytes.copyWord(from: source + index, to: target + index)
      if escapes != 0 {
        index += escapes.trailingZeroBitCount >> 3
        count += index
        return index
      }
      index += 8
    }
    if index < length, length >= 8 {
      // What is left, with bytes before it that are known to be plain.
      let last = length - 8
      let escapes = JSONBytes.copyWord(from: source + last, to: target + last)
      index = escapes == 0 ? length : last + escapes.trailingZeroBitCount >> 3
    }
    while index < length {
      let byte = source.load(fromByteOffset: index, as: UInt8.self)
      if JSONBytes.needsEscape(byte) { break }
      target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      index += 1
    }
    count += index
    return index
  }

  /// Copies eight bytes and marks those that need an escape, as `escapes` does.
  @inline(__always)
  private static func copyWord(
    from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) -> UInt64 {
    let word = source.loadUnaligned(as: UInt64.self)
    target.storeBytes(of: word, as: UInt64.self)
    return escapes(in: UInt64(littleEndian: word))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// The high bit of each byte that needs an escape; exact up to and including the first one.
  @inline(__always)
  private static func escapes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // A byte is as far from ASCII as it is after a flip of some lower bits: one test serves all.
    let found = (quote &- ones) | (backslash &- ones) | (word &- (ones &* 0x20))
    return found & ~word & (ones &* 0x80)
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case 0x08: appendEscape(UInt8(ascii: "b"))
    case 0x09: appendEscape(UInt8(ascii: "t"))
    case 0x0A: appendEscape(UInt8(ascii: "n"))
    case 0x0C: appendEscape(UInt8(ascii: "f"))
    case 0x0D: appendEscape(UInt8(ascii: "r"))
    case ..<0x20:
      append("\\u00")
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = byte & 0x0F
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: appendEscape(byte)
    }
  }

  @inline(__always)
  private mutating func appendEscape(_ sign: UInt8) {
    reserve(2)
    storage[count] = UInt8(ascii: "\\")
    storage[count + 1] = sign
    count += 2
  }
}
