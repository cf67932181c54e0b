/// What a preview is to foretell.
public struct PreviewOptions: Sendable {
  /// How the report is to reach the server.
  public enum Way: String, Sendable, CaseIterable, Codable {
    /// Into a test that has the baseline.
    case reimport
    /// As a new test beside the baseline.
    case `import`
  }

  /// Earlier reports, or Winnow's own output.
  public var baseline: [String] = []
  public var way = Way.reimport
  /// Nothing stands for what the server does by itself: a reimport closes, an import does not.
  public var closesOldFindings: Bool?
  public var reactivates = true
  /// Whether gates count only what is new, whatever they say.
  public var onlyNew = false
  /// The service that all findings are given.
  public var service: String?
  /// How many findings may be closed only because of what Winnow did or the report lacks; nothing
  /// stands for 20 or a tenth of the active ones, whichever is more.
  public var mostClosed: Int?

  public init() {}

  var closes: Bool { closesOldFindings ?? (way == .reimport) }
}
