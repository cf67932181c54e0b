/// Wildcards for the parts of a path, in which `**` stands for any number of parts.
struct WildcardPath: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case one(Wildcard)
    /// Any number of parts, none among them.
    case folders

    var wildcard: Wildcard? {
      switch self {
      case .one(let wildcard): wildcard
      case .folders: nil
      }
    }
  }

  /// No two `.folders` stand side by side, and none stands last.
  let parts: [Part]
  private let folders: UInt64

  /// - Throws: Where there are more parts than a path has.
  init(_ parts: [Part]) throws(PatternError) {
    var joined: [Part] = []
    for part in parts where part != .folders || joined.last != .folders { joined.append(part) }
    // All below a folder is at least one part below it.
    if joined.last == .folders { joined.append(.one(Wildcard(elements: [.run], sets: []))) }
    guard joined.count < UInt64.bitWidth else {
      throw PatternError("expected at most 62 parts in a path, found \(parts.count)")
    }
    self.parts = joined
    folders = joined.indices.reduce(0) { joined[$1] == .folders ? $0 | 1 << $1 : $0 }
  }

  init(_ text: String) throws(PatternError) {
    var parser = WildcardParser(text)
    try self.init(parser.path())
  }

  func matches(_ texts: [Substring]) -> Bool {
    var progress = start
    for text in texts where progress != 0 { progress = advanced(progress, by: text) }
    return isComplete(progress)
  }

  /// How far this can have come before the first part of a path: a bit for each number of parts
  /// that are done with. All ways are followed at once, so none is ever tried twice.
  var start: UInt64 { openingFolders(1) }

  /// How far this can have come behind one more part of a path; 0 where it cannot match any more.
  func advanced(_ progress: UInt64, by text: Substring) -> UInt64 {
    var next = progress & folders
    var open = progress & ~folders & ((1 << UInt64(parts.count)) - 1)
    while open != 0 {
      let number = open.trailingZeroBitCount
      if let wildcard = parts[number].wildcard, wildcard.matches(text) { next |= 2 << number }
      open &= open - 1
    }
    return openingFolders(next)
  }

  func isComplete(_ progress: UInt64) -> Bool { progress & 1 << UInt64(parts.count) != 0 }

  private func openingFolders(_ progress: UInt64) -> UInt64 {
    progress | (progress & folders) << 1
  }
}
