/// One value of an indexed record, in eight bytes: what it is, where it starts, how far it reaches.
///
/// The entries of a record stand in document order. A container is followed by its content and by
/// an `end` entry, which knows the place of the container; in an object keys and values alternate.
struct JSONEntry: Hashable, BitwiseCopyable {
  enum Kind: UInt64 {
    case object, list, text, number, yes, no, null, end
  }

  private(set) var bits: UInt64

  /// The most bytes that a record can have: starts and lengths are kept in 28 bits.
  static let maximumOffset = 1 << 28 - 1

  /// Offsets and lengths count bytes from the start of the record; those of a text leave out the
  /// quotation marks.
  init(_ kind: Kind, start: Int, length: Int = 0, hasEscapes: Bool = false, isASCII: Bool = true) {
    bits = kind.rawValue | (hasEscapes ? 0x10 : 0) | (isASCII ? 0x20 : 0)
    bits |= UInt64(truncatingIfNeeded: start) << 8 | UInt64(truncatingIfNeeded: length) << 36
  }

  var kind: Kind { Kind(rawValue: bits & 0xF) ?? .null }
  var hasEscapes: Bool { bits & 0x10 != 0 }
  var isASCII: Bool { bits & 0x20 != 0 }
  var start: Int { Int(truncatingIfNeeded: bits >> 8 & 0xFFF_FFFF) }
  /// In bytes; of a container the index of the entry behind its `end`, and of an `end` the index of
  /// its container.
  var length: Int {
    get { Int(truncatingIfNeeded: bits >> 36) }
    set { bits = bits & 0xF_FFFF_FFFF | UInt64(truncatingIfNeeded: newValue) << 36 }
  }
  var isContainer: Bool { bits & 0xF <= 1 }
  var isEnd: Bool { bits & 0xF == Kind.end.rawValue }
}

/// Values in raw storage that is used again: adding one costs a comparison, where an array would
/// ask each time whether somebody else holds it too.
struct JSONStack<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// The last one, where there is any.
  var last: Element {
    @inline(__always) get { start[count &- 1] }
  }

  /// The one at a place below `count`.
  subscript(_ index: Int) -> Element {
    @inline(__always) get { start[index] }
    @inline(__always) nonmutating set { start[index] = newValue }
  }

  var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (start + count).initialize(to: element)
    count &+= 1
  }

  /// There must be one.
  @inline(__always)
  mutating func removeLast() -> Element {
    count &-= 1
    return start[count]
  }

  mutating func removeAll() { count = 0 }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
