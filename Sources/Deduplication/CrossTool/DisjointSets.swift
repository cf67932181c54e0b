/// Which of the things numbered from 0 belong together.
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<count).map(Int32.init) }

  /// The number that stands for all that belong together.
  mutating func root(of number: Int) -> Int {
    var number = number
    while Int(parents[number]) != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return number
  }

  /// Puts two together; the root of the first becomes that of both.
  mutating func join(_ first: Int, _ second: Int) {
    let (first, second) = (root(of: first), root(of: second))
    parents[second] = Int32(first)
  }

  /// All sets, each in ascending order, by their first elements.
  mutating func sets() -> [[Int]] {
    var places: [Int: Int] = [:]
    var sets: [[Int]] = []
    for number in parents.indices {
      let root = root(of: number)
      if let place = places[root] {
        sets[place].append(number)
      } else {
        places[root] = sets.count
        sets.append([number])
      }
    }
    return sets
  }
}

/// Divides things by an attribute of which each has any number of values: those that share a value
/// stay together, and those without one go with the others where there is but one way to go.
func divided<Thing, Value: Hashable>(
  _ things: [Thing], by values: (Thing) -> [Value]
) -> [[Thing]] {
  guard things.count > 1 else { return [things] }
  var sets = DisjointSets(count: things.count)
  var holders: [Value: Int] = [:]
  var unknown: [Int] = []
  for (index, thing) in things.enumerated() {
    let values = values(thing)
    if values.isEmpty { unknown.append(index) }
    for value in values {
      if let holder = holders[value] {
        sets.join(holder, index)
      } else {
        holders[value] = index
      }
    }
  }
  let roots = Set(holders.values.map { sets.root(of: $0) })
  if let first = unknown.first {
    let target = roots.count == 1 ? (roots.first ?? first) : first
    for index in unknown { sets.join(target, index) }
  }
  return sets.sets().map { $0.map { things[$0] } }
}
