/// The paths that scanners tell, and which of them are the same file.
///
/// One scanner starts at the root of a project and another at that of a build machine: a path is the
/// same as a longer one that ends with it, if at least a folder and the file name agree, no other
/// longer path ends with it too, and no scanner tells both.
struct PathTable: Sendable {
  private var pool = TextPool()
  private var tools: [Set<Int32>] = []

  /// The number of a path in the table.
  mutating func number(of path: String, toldBy tool: Int32) -> Int32 {
    let number = pool.number(of: PathTable.normalized(path))
    if number == tools.count { tools.append([]) }
    tools[Int(number)].insert(tool)
    return number
  }

  subscript(_ number: Int32) -> String { pool[number] }

  /// For each path the shortest one of the same file.
  func sameFiles() -> [Int32] {
    var extensions: [Int: [Int]] = [:]
    for path in tools.indices {
      if let shorter = longestEnd(of: pool[Int32(path)]) {
        extensions[Int(shorter), default: []].append(path)
      }
    }
    var sets = DisjointSets(count: tools.count)
    var tools = tools
    let pairs = extensions.compactMap { shorter, longer in
      longer.count == 1 ? (shorter: shorter, longer: longer[0]) : nil
    }
    // By name, so that it does not matter who told a path first; short ones are decided first.
    for pair in pairs.sorted(by: { isBefore($0.shorter, $1.shorter) }) {
      let (short, long) = (sets.root(of: pair.shorter), sets.root(of: pair.longer))
      guard tools[short].isDisjoint(with: tools[long]) else { continue }
      tools[short].formUnion(tools[long])
      sets.join(short, long)
    }
    return self.tools.indices.map { Int32(sets.root(of: $0)) }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (pool[Int32(left)], pool[Int32(right)])
    return left.utf8.count != right.utf8.count
      ? left.utf8.count < right.utf8.count : left < right
  }

  /// The longest path in the table, of a folder and a name at least, that a path ends with.
  private func longestEnd(of path: String) -> Int32? {
    var starts: [String.Index] = []
    var index = path.endIndex
    while index > path.startIndex, starts.count < PathTable.depth {
      let before = path.utf8.index(before: index)
      if path.utf8[before] == UInt8(ascii: "/") { starts.append(index) }
      index = before
    }
    // The shortest end is the name alone.
    for start in starts.dropFirst().reversed() {
      if let number = pool.known(String(path[start...])) { return number }
    }
    return nil
  }

  /// How many folders are looked at.
  private static let depth = 32

  /// With slashes, without what says that it starts here or at the root.
  static func normalized(_ path: String) -> String {
    if isNormal(path) { return path }
    var parts = path.split { $0 == "/" || $0 == "\\" }[...]
    if parts.first == "file:" { parts.removeFirst() }
    if let first = parts.first, first.utf8.count == 2, first.hasSuffix(":") { parts.removeFirst() }
    while parts.first == "." { parts.removeFirst() }
    return parts.joined(separator: "/")
  }

  /// Most are.
  private static func isNormal(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ":"): return false
      case UInt8(ascii: "/") where last == byte: return false
      default: last = byte
      }
    }
    return last != UInt8(ascii: "/") && path.utf8.first != UInt8(ascii: ".")
  }
}
