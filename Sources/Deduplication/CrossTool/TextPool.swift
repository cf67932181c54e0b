/// Texts by small numbers, so that a million findings can share them.
struct TextPool: Sendable {
  private var numbers: [String: Int32] = [:]
  private var texts: [String] = []

  /// The number of a text, which gets the next one if it is new.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  /// The number of a text, unless there is none.
  mutating func number(of text: String?) -> Int32? { text.map { number(of: $0) } }

  /// The number of a text that has one already.
  func known(_ text: String) -> Int32? { numbers[text] }

  subscript(_ number: Int32) -> String { texts[Int(number)] }

  var count: Int { texts.count }

  /// By number: the place among all texts in their order, which does not tell who came first.
  var ranks: [Int32] {
    var ranks = [Int32](repeating: 0, count: texts.count)
    let ordered = texts.indices.sorted { texts[$0] < texts[$1] }
    for (rank, number) in ordered.enumerated() { ranks[number] = Int32(rank) }
    return ranks
  }
}

/// Lists of numbers by small numbers: those of findings in one place are the same.
struct ListPool: Sendable {
  private var numbers: [[Int32]: Int32] = [:]
  private var lists: [[Int32]] = []

  mutating func number(of list: [Int32]) -> Int32 {
    if let number = numbers[list] { return number }
    let number = Int32(lists.count)
    numbers[list] = number
    lists.append(list)
    return number
  }

  subscript(_ number: Int32) -> [Int32] { lists[Int(number)] }
}

/// Numbers for texts that nobody needs to read again.
struct DigestPool: Sendable {
  private var numbers: [TextDigest: Int32] = [:]

  mutating func number(of text: String) -> Int32 {
    let digest = TextDigest(text)
    if let number = numbers[digest] { return number }
    let number = Int32(numbers.count)
    numbers[digest] = number
    return number
  }
}
