import FindingModel

/// Where a package was found, as far as it can be compared between scanners: the folder of a lock
/// file, or that of what was installed.
///
/// Trivy tells the lock file or the `METADATA` of a package, Grype the same files from the root of
/// what was scanned, Snyk the file that it was told to test, a bill of materials nothing at all.
enum PackagePlace: Hashable {
  case manifest(String)
  case installed(String)

  /// Nil for a path of another kind, as that of a package's database or of dependencies. Programs
  /// that are built of their packages have names of all kinds.
  init?(_ path: String, isProgram: Bool = false) {
    // From package to package.
    guard !path.utf8.contains(UInt8(ascii: ">")) else { return nil }
    let path = PathTable.normalized(path)
    if let end = PackagePlace.archiveEnd(in: path) {
      self = .installed(String(path[..<end]))
      return
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    // Dependency-Check writes `package-lock.json?lodash`.
    let name = (slash.map { path[path.utf8.index(after: $0)...] } ?? path[...])
      .prefix { $0 != "?" }
    let folder = slash.map { path[..<$0] } ?? ""
    if installedNames.contains(name) || PackagePlace.isInNodeModules(folder) {
      self = .installed(String(folder))
    } else if manifestNames.contains(name)
      || manifestEndings.contains(where: { name.hasSuffix($0) })
      || (name.hasPrefix("requirements") && name.hasSuffix(".txt"))
    {
      // Of one folder all such files tell the same packages.
      self = .manifest(folder.isEmpty ? "manifest" : "\(folder)/manifest")
    } else if isProgram, !path.isEmpty {
      self = .installed(path)
    } else {
      return nil
    }
  }

  /// All that a finding tells of a package.
  static func all(of finding: Finding, in package: PackageIdentity) -> [PackagePlace] {
    var paths = [finding.filePath].compactMap(\.self)
    for case .dependency(let location) in finding.locations {
      if let path = location.filePath { paths.append(path) }
    }
    for fact in finding.facts where fact.kind == .path { paths.append(fact.text) }
    let isProgram = package.ecosystem.map(programEcosystems.contains) ?? false
    var known: Set<PackagePlace> = []
    return paths.compactMap { PackagePlace($0, isProgram: isProgram) }
      .filter { known.insert($0).inserted }
  }

  private static func isInNodeModules(_ folder: Substring) -> Bool {
    folder.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual(nodeModules) }
  }

  private static let nodeModules = "node_modules".utf8

  /// Behind the outermost archive, what is in which every scanner writes in its own way.
  private static func archiveEnd(in path: String) -> String.Index? {
    var rest = path.utf8[...]
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      rest = rest[rest.index(after: dot)...]
      let ending = rest.prefix { !"/:!.".utf8.contains($0) }
      if ending.count <= 5, archiveEndings.contains(String(Substring(ending)).lowercased()),
        ending.endIndex == rest.endIndex || rest[ending.endIndex] != UInt8(ascii: ".")
      {
        return ending.endIndex
      }
    }
    return nil
  }
}

/// Whose programs tell what they were built of.
private let programEcosystems: Set = ["golang", "cargo"]

private let archiveEndings: Set = ["jar", "war", "ear", "par", "hpi", "jpi", "whl", "nupkg"]

private let installedNames: Set<Substring> = [
  "METADATA", "RECORD", "PKG-INFO", "top_level.txt", "direct_url.json",
]

private let manifestNames: Set<Substring> = [
  "Cargo.lock", "Cargo.toml", "Gemfile", "Gemfile.lock", "Package.resolved", "Pipfile",
  "Pipfile.lock", "Podfile.lock", "build.gradle", "build.gradle.kts", "bun.lock",
  "composer.json", "composer.lock", "conan.lock", "go.mod", "go.sum", "gradle.lockfile", "mix.lock",
  "npm-shrinkwrap.json", "package-lock.json", "package.json", "packages.config",
  "packages.lock.json", "pdm.lock", "pnpm-lock.yaml", "poetry.lock", "pom.xml",
  "project.assets.json", "pubspec.lock", "pyproject.toml", "renv.lock", "setup.py", "uv.lock",
  "yarn.lock",
]

private let manifestEndings = [".csproj", ".deps.json", ".fsproj", ".gemspec", ".vbproj"]
