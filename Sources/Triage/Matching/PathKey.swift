/// What an index finds the patterns by that a path may match.
package enum PathKey: Sendable, Hashable {
  /// The name of a file or a folder anywhere in the path.
  case part(String)
  /// The first parts of the path, as `src/gen`.
  case folder(String)
  /// What stands behind the last period of the name of a file or a folder, as `md`.
  case suffix(String)

  /// How many parts of a path make folders' keys: deep paths would have too much of them.
  static let folderDepth = 3
}

extension RuleKey {
  package init(_ key: PathKey) { self.init(key.kind, key.text.utf8) }
}

extension PathKey {
  var kind: RuleKeyKind {
    switch self {
    case .part: .pathPart
    case .folder: .folder
    case .suffix: .pathSuffix
    }
  }

  fileprivate var text: String {
    switch self {
    case .part(let text), .folder(let text), .suffix(let text): text
    }
  }
}

extension WildcardPath {
  /// A key that every path has which this matches, and every one below it.
  var key: PathKey? {
    let wildcards = parts.map(\.wildcard)
    let names = wildcards.map { $0?.literal }
    let folders = names.prefix(PathKey.folderDepth).prefix { $0 != nil }.compactMap { $0 }
    if !folders.isEmpty { return .folder(folders.joined(separator: "/")) }
    if let name = names.lazy.compactMap({ $0 }).first { return .part(name) }
    return wildcards.lazy.compactMap { $0?.suffix }.first.map(PathKey.suffix)
  }
}
