import Glibc

/// The column names of a CSV report, and where each column stands.
final class CSVHeader: Sendable {
  /// As the first record has them, in its order.
  let names: [String]
  /// The index of a column, or -1, at the place its name hashes to or at the next free one.
  private let slots: [Int]
  private let keys: [[UInt8]]

  init(_ names: [String]) {
    self.names = names
    let keys = names.map { Array($0.utf8) }
    self.keys = keys
    var size = 8
    while size < keys.count * 4 { size *= 2 }
    var slots = [Int](repeating: -1, count: size)
    for (index, key) in keys.enumerated() {
      var slot = key.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
      while slots[slot] >= 0, keys[slots[slot]] != key { slot = (slot + 1) & (size - 1) }
      // The last of several columns of one name counts, as in Python's csv.DictReader.
      slots[slot] = index
    }
    self.slots = slots
  }

  func index(of name: StaticString) -> Int? { name.withUTF8Buffer { index(of: $0) } }

  func index(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { index(of: $0) }
  }

  private func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 {
      let key = keys[slots[slot]]
      if key.count == name.count, isSame(key, name) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isSame(_ key: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = name.baseAddress else { return key.isEmpty }
    return memcmp(key, start, key.count) == 0
  }

  /// Tells names of one report apart by their length and three of their bytes.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = name.first, let last = name.last else { return 0 }
    let middle = name[name.count / 2]
    return ((name.count &* 31 &+ Int(first)) &* 31 &+ Int(middle)) &* 31 &+ Int(last)
  }
}
