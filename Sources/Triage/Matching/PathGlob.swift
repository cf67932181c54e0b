/// A list of patterns for paths, as a `.gitignore` file holds it: the last one that fits decides.
///
/// Follows <https://git-scm.com/docs/gitignore>; letter case counts. A character is a Unicode
/// scalar, which is a byte to git. Paths are taken from the root of whatever they are in: `/src/a`,
/// `./src/a`, `src\a` and `file:///src/a` are the same.
package struct PathPatterns: Sendable, Hashable {
  /// The patterns as they are written, blank ones and comments among them.
  package let texts: [String]
  private let patterns: [PathPattern]

  /// - Throws: Where a set is not closed, and where nothing stands behind the last `\`: patterns
  ///   that to git match nothing.
  package init(_ texts: [String]) throws(PatternError) {
    self.texts = texts
    var patterns: [PathPattern] = []
    for text in texts {
      if let pattern = try PathPattern(text) { patterns.append(pattern) }
    }
    self.patterns = patterns
  }

  /// Whether a path or a folder that it is in fits; a folder's own path ends with a slash.
  package func matches(_ path: String) -> Bool {
    let path = PathParts(path)
    var progress = patterns.map(\.path.start)
    for (number, part) in path.parts.enumerated() {
      var isTaken = false
      for (index, pattern) in patterns.enumerated() where progress[index] != 0 {
        progress[index] = pattern.path.advanced(progress[index], by: part)
        guard pattern.path.isComplete(progress[index]) else { continue }
        let isFolder = path.isFolder || number + 1 < path.parts.count
        if isFolder || !pattern.isForFolders { isTaken = !pattern.takesBack }
      }
      // Nothing below a folder that fits is looked at: no pattern takes it back.
      if isTaken { return true }
    }
    return false
  }

  /// Keys of which every path that matches has one; nothing where there are no such keys.
  package var keys: [PathKey]? {
    var keys: [PathKey] = []
    for pattern in patterns where !pattern.takesBack {
      guard let key = pattern.path.key else { return nil }
      keys.append(key)
    }
    return keys
  }

  /// Gives all keys of a path, some of them more than once.
  package static func eachKey(of path: String, _ body: (RuleKey) -> Void) {
    var folder = RuleKey(.folder)
    var depth = 0
    PathParts.eachPart(of: path) { part in
      if depth > 0 { folder.add(UInt8(ascii: "/")) }
      depth += 1
      var name = RuleKey(.pathPart)
      var suffix: RuleKey?
      for byte in part {
        name.add(byte)
        folder.add(byte)
        if byte == UInt8(ascii: ".") { suffix = RuleKey(.pathSuffix) } else { suffix?.add(byte) }
      }
      body(name)
      if let suffix { body(suffix) }
      if depth <= PathKey.folderDepth { body(folder) }
    }
  }
}
