import FindingModel

/// A version of a package.
public struct DejaCodePackage: DejaCodeObject, Hashable {
  public let uuid: String
  public let apiURL: String
  public let displayName: String
  public let packageURL: String?
  public let filename: String?
  public let name: String?
  public let version: String?

  public static let folder = "packages"

  public static let filters: [Filter<DejaCodePackage>] =
    Filter.server(.text(), "purl", "type", "namespace", "name", "version", "affected_by", "search")
    + Filter.server(.boolean, "is_vulnerable")
    + Filter.server(.choice(["low", "medium", "high", "critical"]), "risk_score")

  /// A package URL as the server is to be asked for it: without qualifiers and subpath, which would
  /// have to be the same as those that are stored.
  static func searchable(_ purl: String) -> String {
    let plain = String(purl.prefix { $0 != "?" && $0 != "#" })
    return (try? PackageURL(plain))?.description ?? plain
  }
}

extension DejaCode {
  /// The packages that a package URL stands for; one URL may stand for several.
  ///
  /// - Parameter purl: With a version, or without it for all versions.
  /// - Returns: None where the server knows none, or cannot read the URL.
  /// - Throws: What ``send(_:)`` throws.
  public func packages(purl: String) async throws -> [DejaCodePackage] {
    try await list(
      DejaCodePackage.self, ["purl": .text(DejaCodePackage.searchable(purl))])
  }
}
