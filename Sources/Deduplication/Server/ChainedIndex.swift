/// The numbers of all findings with a key, in ascending order, in little room: most keys have one.
struct ChainedIndex<Key: Hashable & Sendable>: Sendable {
  private var ends: [Key: (first: Int32, last: Int32)] = [:]
  /// By the number of a finding, the next one with the same key; -1 ends a chain.
  private var next = ChunkedList<Int32>()

  init() {}

  /// Adds a number that is greater than all before it.
  mutating func add(_ number: Int, for key: Key) {
    while next.count <= number { next.append(-1) }
    let number = Int32(number)
    if let ends = ends[key] {
      next[Int(ends.last)] = number
      self.ends[key] = (ends.first, number)
    } else {
      ends[key] = (number, number)
    }
  }

  /// The first number with a key that meets a condition.
  func first(for key: Key, where condition: (Int) -> Bool = { _ in true }) -> Int? {
    var number = ends[key]?.first ?? -1
    while number >= 0 {
      if condition(Int(number)) { return Int(number) }
      number = next[Int(number)]
    }
    return nil
  }
}
