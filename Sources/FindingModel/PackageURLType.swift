/// What a type of package makes of the names
/// (<https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst>).
struct PackageURLType {
  /// In lower case.
  let type: String

  /// Whether names of the type are the same in any letter case.
  func lowersName(with qualifiers: [KeyedText]) -> Bool {
    switch type {
    case "alpm", "apk", "bitbucket", "bitnami", "composer", "github", "gitlab", "hex", "luarocks",
      "npm", "oci", "pub", "pypi":
      true
    case "mlflow":
      // Names are case-sensitive in Azure ML, but not in Databricks.
      qualifiers.contains {
        $0.key.contains("databricks") || $0.text.lowercased().contains("databricks")
      }
    default: false
    }
  }

  var lowersVersion: Bool { type == "huggingface" || type == "oci" }

  func namespace(_ namespace: String) -> String {
    switch type {
    case "alpm", "apk", "bitbucket", "composer", "github", "gitlab", "hex", "luarocks", "pypi",
      "qpkg":
      namespace.lowercased()
    case "cpan": namespace.uppercased()
    default: namespace
    }
  }

  func name(_ name: String, qualifiers: [KeyedText]) -> String {
    let name = lowersName(with: qualifiers) ? name.lowercased() : name
    switch type {
    case "pypi", "hackage":
      return replacing(name) { $0 == "_" ? "-" : $0 }
    case "pub":
      return replacing(name) { "a"..."z" ~= $0 || "0"..."9" ~= $0 ? $0 : "_" }
    default: return name
    }
  }

  func version(_ version: String) -> String { lowersVersion ? version.lowercased() : version }

  private func replacing(
    _ text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.lazy.map(replacement))
    return String(scalars)
  }
}
