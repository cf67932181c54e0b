/// A list that grows without being copied, so that it never takes the room of two.
struct ChunkedList<Element: Sendable>: Sendable {
  private var chunks: [[Element]] = []
  private(set) var count = 0

  /// How many elements lie in one place.
  private static var size: Int { 1 << 14 }

  mutating func append(_ element: Element) {
    if count % ChunkedList.size == 0 {
      // A short list needs no more room than another.
      chunks.append([])
      if count > 0 { chunks[chunks.count - 1].reserveCapacity(ChunkedList.size) }
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  subscript(_ index: Int) -> Element {
    get { chunks[index / ChunkedList.size][index % ChunkedList.size] }
    _modify { yield &chunks[index / ChunkedList.size][index % ChunkedList.size] }
  }
}
