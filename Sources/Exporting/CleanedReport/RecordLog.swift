/// What was decided about the records of a report, in four to eight bytes a record, so that the
/// report can be gone through again without its findings.
package struct RecordLog {
  /// What becomes of a record.
  package enum Fate: Hashable {
    case keep
    case cut
    /// It is to say what the mark of that number says.
    case mark(Int)
  }

  package struct Entry: Hashable {
    package var bytes: Range<Int>
    package var fate: Fate
    /// Whether the record stands in no other value of the report than in a list around all of it.
    package var isOnTop = false

    package init(_ bytes: Range<Int>, _ fate: Fate, isOnTop: Bool = false) {
      self.bytes = bytes
      self.fate = fate
      self.isOnTop = isOnTop
    }
  }

  private var bytes: [UInt8] = []
  private var last = 0..<0
  /// Whether each record stands behind those that were added before it.
  private(set) var isInOrder = true
  package private(set) var count = 0

  package init() {}

  package mutating func append(_ entry: Entry) {
    if entry.bytes.lowerBound < last.upperBound { isInOrder = false }
    let step = entry.bytes.lowerBound - last.upperBound
    let code: UInt64 =
      switch entry.fate {
      case .keep: 0
      case .cut: 1
      case .mark(let number): UInt64(number) + 2
      }
    // A step back is odd, one forward is even.
    append(UInt64(bitPattern: Int64(step << 1 ^ step >> 63)))
    append(UInt64(entry.bytes.count))
    append(code << 1 | (entry.isOnTop ? 1 : 0))
    last = entry.bytes
    count += 1
  }

  /// Seven bits a byte, the highest bit says that more follow.
  private mutating func append(_ number: UInt64) {
    var number = number
    while number >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: number))
  }
}

extension RecordLog: Sequence {
  package struct Iterator: IteratorProtocol {
    fileprivate let bytes: [UInt8]
    private var index = 0
    private var last = 0

    fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

    package mutating func next() -> Entry? {
      guard index < bytes.count else { return nil }
      let step = Int64(bitPattern: number())
      let start = last + Int(step >> 1 ^ -(step & 1))
      last = start + Int(number())
      let code = number()
      let fate: Fate =
        switch code >> 1 {
        case 0: .keep
        case 1: .cut
        case let number: .mark(Int(number) - 2)
        }
      return Entry(start..<last, fate, isOnTop: code & 1 == 1)
    }

    private mutating func number() -> UInt64 {
      var number: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        let byte = bytes[index]
        index += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
  }

  package func makeIterator() -> Iterator { Iterator(bytes) }
}

extension RecordLog {
  /// The records in the order of the report, each once; none that is cut or marked holds another one.
  ///
  /// `clash` is told of a record that findings were dropped of, and which stays since others are kept
  /// of it or of one inside it.
  package func settled(_ clash: (Range<Int>) -> Void) -> RecordLog {
    if isInOrder { return self }
    var records: [Entry] = []
    for entry in sorted(by: { $0.bytes.standsBefore($1.bytes) }) {
      guard let other = records.last, other.bytes == entry.bytes else {
        records.append(entry)
        continue
      }
      if other.fate == entry.fate { continue }
      if other.fate == .cut || entry.fate == .cut { clash(entry.bytes) }
      records[records.count - 1].fate = .keep
    }
    var log = RecordLog()
    var end = 0
    for (index, var entry) in records.enumerated() where entry.bytes.lowerBound >= end {
      let inside = records[(index + 1)...].prefix { $0.bytes.lowerBound < entry.bytes.upperBound }
      if entry.fate == .cut, inside.allSatisfy({ $0.fate == .cut }) {
        end = entry.bytes.upperBound
      } else if !inside.isEmpty {
        if entry.fate == .cut { clash(entry.bytes) }
        entry.fate = .keep
      }
      log.append(entry)
    }
    return log
  }
}

extension Range<Int> {
  /// Whether it begins before another one, or there too and holds that.
  fileprivate func standsBefore(_ other: Range<Int>) -> Bool {
    (lowerBound, other.upperBound) < (other.lowerBound, upperBound)
  }
}
