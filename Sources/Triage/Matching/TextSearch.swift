/// Finds any of many texts in one pass over bytes, however many texts there are.
///
/// After A. Aho and M. Corasick, "Efficient string matching", 1975
/// (<https://doi.org/10.1145/360825.360855>): a tree of the texts, in which each node also knows the
/// node of the longest suffix that the tree has. It takes 13 bytes for each byte of the texts.
struct TextSearch: Sendable {
  /// The byte that leads to a node; nodes are in the order of their depth, the root is 0.
  private var labels: [UInt8] = [0]
  /// The children of a node are the nodes from its entry to that of the node behind it.
  private var firstChild: [UInt32] = []
  private var suffix: [UInt32] = [0]
  /// The longest of the texts that ends at a node, or -1.
  private var ending: [Int32] = [-1]
  /// The children of the root by their bytes.
  private var roots = [UInt32](repeating: 0, count: 256)

  /// Texts that are not empty; they are told by their places in this list.
  init(_ texts: [[UInt8]]) {
    let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
    var level = [order[...]]
    var depth = 0
    while !level.isEmpty {
      var next: [ArraySlice<Int>] = []
      for group in level {
        firstChild.append(UInt32(labels.count))
        var rest = group.drop { texts[$0].count == depth }
        while let first = rest.first {
          let byte = texts[first][depth]
          let end = rest.firstIndex { texts[$0][depth] != byte } ?? rest.endIndex
          labels.append(byte)
          ending.append(texts[first].count == depth + 1 ? Int32(first) : -1)
          next.append(rest[..<end])
          rest = rest[end...]
        }
      }
      level = next
      depth += 1
    }
    firstChild.append(UInt32(labels.count))
    linkSuffixes()
  }

  private mutating func linkSuffixes() {
    suffix = [UInt32](repeating: 0, count: labels.count)
    for node in children(of: 0) { roots[Int(labels[node])] = UInt32(node) }
    for parent in labels.indices.dropFirst() {
      for node in children(of: parent) {
        let link = self.node(after: suffix[parent], labels[node])
        suffix[node] = link
        if ending[node] < 0 { ending[node] = ending[Int(link)] }
      }
    }
  }

  /// The node that a byte leads to from a node; 0 before the first byte.
  func node(after node: UInt32, _ byte: UInt8) -> UInt32 {
    var node = node
    while node != 0 {
      let children = children(of: Int(node))
      for child in children where labels[child] == byte { return UInt32(child) }
      node = suffix[Int(node)]
    }
    return roots[Int(byte)]
  }

  /// The longest of the texts that ends at a node.
  func text(at node: UInt32) -> Int? {
    let text = ending[Int(node)]
    return text < 0 ? nil : Int(text)
  }

  /// Tells of each place at which texts end the place behind it, and the longest of them.
  func each(in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ end: Int, _ text: Int) -> Void) {
    var node: UInt32 = 0
    for index in bytes.indices {
      node = self.node(after: node, bytes[index])
      if node != 0, let text = text(at: node) { body(index + 1, text) }
    }
  }

  private func children(of node: Int) -> Range<Int> {
    Int(firstChild[node])..<Int(firstChild[node + 1])
  }
}
