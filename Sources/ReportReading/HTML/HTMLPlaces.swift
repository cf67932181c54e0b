import CLibXML2

/// Where the elements of a page stand in it.
struct HTMLPlaces {
  /// All of the report, for elements that no bytes are known of.
  let report: Range<Int>
  private var ranges: [Range<Int>] = []

  init(report: Range<Int>) { self.report = report }

  func range(of node: HTMLNode) -> Range<Int> {
    let number = Int(bitPattern: node.pointee._private) - 1
    return ranges.indices.contains(number) ? ranges[number] : report
  }

  /// Notes where an element starts; it ends there, until its end is met.
  mutating func open(_ node: HTMLNode, at start: Int) {
    ranges.append(start..<start)
    node.pointee._private = UnsafeMutableRawPointer(bitPattern: ranges.count)
  }

  mutating func close(_ node: HTMLNode, at end: Int) {
    let number = Int(bitPattern: node.pointee._private) - 1
    guard ranges.indices.contains(number) else { return }
    let start = ranges[number].lowerBound
    ranges[number] = start..<Swift.max(start, end)
  }
}
