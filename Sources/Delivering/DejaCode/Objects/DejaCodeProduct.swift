/// A version of a product; the server shows only those that the user was granted.
public struct DejaCodeProduct: DejaCodeObject {
  public let uuid: String
  public let apiURL: String
  public let displayName: String
  public let name: String
  public let version: String?

  public static let folder = "products"

  public static let filters: [Filter<DejaCodeProduct>] =
    Filter.exact("name") { $0.name }
    + Filter.exact("version") { $0.version ?? "" }
    + Filter.server(.text(), "search")
}

/// That a product has a package, and what was found out about the package's vulnerabilities there.
public struct ProductPackage: DejaCodeObject {
  public let uuid: String
  public let apiURL: String
  /// The address of the product.
  public let product: String
  /// The address of the package.
  public let package: String
  /// The package in short; nil where the server leaves it out.
  public let packageAbcd: Summary?
  public let vulnerabilityAnalyses: [VulnerabilityAnalysis]

  public struct Summary: Decodable, Sendable {
    public let uuid: String
    public let packageURL: String?
  }

  public static let folder = "product_packages"

  /// The product by `name:version`, the package by UUID, the vulnerability by advisory.
  public static let filters: [Filter<ProductPackage>] =
    Filter.server(.text(), "product", "package", "affected_by")
}
