/// Why a text is not a package URL: what was expected, and what stands there.
public enum PackageURLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text does not begin with `pkg:`.
  case scheme(String)
  /// No type, or not one of letters, digits, period, dash and underscore behind no digit.
  case type(String)
  case missingName
  /// A qualifier without an equals sign.
  case qualifier(String)
  /// A key that is not made as a type is.
  case qualifierKey(String)

  public var description: String {
    switch self {
    case .scheme(let found):
      "expected a package URL that begins with pkg:, found \"\(found)\""
    case .type(let found):
      found.isEmpty
        ? "expected a package type with a slash behind it, found none"
        : "expected a package type of ASCII letters, digits, \".\", \"-\" and \"_\" that begins "
          + "with no digit, found \"\(found)\""
    case .missingName: "expected the name of a package, found none"
    case .qualifier(let found): "expected qualifiers as key=value, found \"\(found)\""
    case .qualifierKey(let found):
      "expected a qualifier key of ASCII letters, digits, \".\", \"-\" and \"_\" that begins with "
        + "no digit, found \"\(found)\""
    }
  }
}
