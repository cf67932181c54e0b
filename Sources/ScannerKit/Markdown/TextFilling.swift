/// Greedy line filling as Python's `textwrap.wrap` does it without breaking long words.
extension ArraySlice<UInt8> {
  /// Appends the text in lines of at most `columns` code points, the second and later ones behind
  /// `indent`. Breaks stand at white space, behind hyphens inside words and around dashes.
  func fill(columns: Int, indent: [UInt8], into result: inout [UInt8]) {
    let text = withSpacesForOtherWhiteSpace()
    var isFirst = true
    var index = text.startIndex
    while index < text.endIndex {
      let room = isFirst ? columns : columns - indent.count
      let line = text.line(from: &index, room: room, skipsBlank: !isFirst)
      if line.isEmpty { continue }
      if !isFirst {
        result.append(.lineFeed)
        result.append(contentsOf: indent)
      }
      result.append(contentsOf: line)
      isFirst = false
    }
  }

  /// The chunks that fit into `room`, at least one, without a blank one at the end.
  private func line(from index: inout Int, room: Int, skipsBlank: Bool) -> ArraySlice<UInt8> {
    if skipsBlank {
      let first = chunk(from: index)
      if isBlank(first) { index = first.end }
    }
    let start = index
    var used = 0
    var last: Chunk?
    while index < endIndex {
      let next = chunk(from: index)
      if used + next.columns > room, last != nil || next.columns <= room { break }
      used += next.columns
      last = next
      index = next.end
      if used > room { break }
    }
    guard let last else { return self[start..<start] }
    return self[start..<(isBlank(last) ? last.start : last.end)]
  }

  private func isBlank(_ chunk: Chunk) -> Bool {
    let first = self[chunk.start]
    if first > .space && first < 0x80 { return false }
    return self[chunk.start..<chunk.end].trimmingFirstWhiteSpace().isEmpty
  }

  /// Tabs to the next multiple of eight columns, other ASCII white space to one space.
  private func withSpacesForOtherWhiteSpace() -> ArraySlice<UInt8> {
    guard contains(where: { $0 >= 0x09 && $0 <= 0x0D }) else { return self }
    var result: [UInt8] = []
    var column = 0
    for byte in self {
      switch byte {
      case .tab:
        let width = 8 - column % 8
        result.append(contentsOf: repeatElement(.space, count: width))
        column += width
      case 0x0A...0x0D:
        result.append(.space)
        // Python counts columns for tabs anew behind these two.
        column = byte == 0x0A || byte == 0x0D ? 0 : column + 1
      default:
        result.append(byte)
        if !byte.isContinuation { column += 1 }
      }
    }
    return result[...]
  }
}
