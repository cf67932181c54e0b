extension String {
  /// Whether a text stands somewhere in this one, byte for byte.
  ///
  /// The search of the standard library compares characters; it took an eighth of the time in which
  /// a report of Nessus is read.
  public func holds(_ part: StaticString) -> Bool {
    let part = UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount)
    guard let first = part.first else { return true }
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.count >= part.count else { return false }
      for start in 0...bytes.count - part.count
      where bytes[start] == first && bytes[start..<start + part.count].elementsEqual(part) {
        return true
      }
      return false
    }
  }
}
