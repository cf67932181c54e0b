/// How the versions of an ecosystem are ordered.
enum VersionScheme: Sendable, Hashable {
  case semantic, nuget, debian, rpm, alpine, maven, python, ruby, generic

  /// - Parameter ecosystem: The type of a package URL or of a `vers:` range.
  init(ecosystem: String?) {
    switch ecosystem?.lowercased() {
    case "npm", "cargo", "golang", "hex", "swift", "semver": self = .semantic
    case "nuget": self = .nuget
    case "deb": self = .debian
    case "rpm": self = .rpm
    case "apk", "alpine": self = .alpine
    case "maven": self = .maven
    case "pypi": self = .python
    case "gem": self = .ruby
    default: self = .generic
    }
  }

  /// Compares two versions by the rule of the ecosystem, or by the generic one where one of them is
  /// no version of it.
  func compare(_ left: String, _ right: String) -> VersionOrder {
    let order: VersionOrder? =
      switch self {
      case .semantic: order(SemanticVersion.self, left, right)
      case .nuget: order(SemanticVersion.self, left.lowercased(), right.lowercased())
      case .debian: order(DebianVersion.self, left, right)
      case .rpm: order(RPMVersion.self, left, right)
      case .alpine: order(AlpineVersion.self, left, right)
      case .maven: order(MavenVersion.self, left, right)
      case .python: order(PythonVersion.self, left, right)
      case .ruby: order(RubyVersion.self, left, right)
      case .generic: nil
      }
    return order ?? GenericVersion(left).compared(to: GenericVersion(right))
  }

  private func order<Version: OrderedVersion>(
    _ type: Version.Type, _ left: String, _ right: String
  ) -> VersionOrder? {
    guard let left = Version(left), let right = Version(right) else { return nil }
    return left.compared(to: right)
  }
}
