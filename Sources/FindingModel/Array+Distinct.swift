extension Array where Element: Hashable {
  /// Each element once, where it is first met. To look at a few takes less than to hash them.
  @inlinable public var distinct: [Element] {
    if count < 2 { return self }
    if count <= 16 {
      return indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] }
    }
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
