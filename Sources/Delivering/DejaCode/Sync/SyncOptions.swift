public import FindingModel

/// What findings become one request.
public enum RequestGrouping: String, Sendable, CaseIterable {
  /// All vulnerabilities of a version of a package.
  case component
  /// All packages with a vulnerability.
  case vulnerability
  /// One vulnerability of a version of a package.
  case none
}

/// How findings are kept up to date as requests.
public struct SyncOptions: Sendable {
  /// The exact name of the template that requests are made from.
  public var template: String
  /// The product that findings are of; nil where they are of none that DejaCode knows.
  public var product: String?
  /// The version of the product; nil where it has none.
  public var productVersion: String?
  /// The scan: requests of one are never closed by another of the same product. Kept as a word:
  /// `Trivy Scan` is `trivy-scan`.
  public var scope: String {
    didSet { scope = SyncOptions.word(scope) }
  }
  public var grouping = RequestGrouping.component
  public var form = FormMapping.none
  /// The labels for severities; each dataspace has its own.
  public var priorities: [Severity: String] = [:]
  public var assignee: String?
  public var ccEmails: [String] = []
  /// Only staff sees requests that are private, their own too.
  public var isPrivate = false
  /// How many requests are made in a run, the most severe ones first.
  public var limit = Int.max
  /// Whether requests are opened again that a person closed.
  public var reopens = false
  /// Whether requests are closed whose findings are gone; for complete scans only.
  public var closesGone = false
  /// How many requests may be closed in a run; nil for no more than half of them, or ten.
  public var mostClosed: Int?

  /// - Parameters:
  ///   - template: The exact name of the template.
  ///   - scope: The scan, in any words.
  public init(template: String, scope: String = SyncOptions.unnamed) {
    self.template = template
    self.scope = SyncOptions.word(scope)
  }

  /// The scope where none is named.
  public static let unnamed = "-"

  /// What is part of the identity of requests.
  var target: String {
    guard let product else { return "-" }
    return productVersion.map { "\(product):\($0)" } ?? product
  }

  /// A scope as it stands in markers.
  private static func word(_ text: String) -> String {
    let words = text.lowercased().unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "._".unicodeScalars.contains(scalar))
    }
    return words.isEmpty ? unnamed : words.map { String($0) }.joined(separator: "-")
  }
}
