public import FindingModel

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
  /// What the product's other engagements have: new findings may be duplicates of these.
  public var otherEngagements: [String] = []
  /// Whether the engagement's findings are compared with those of the engagement alone.
  public var deduplicatesOnEngagement = false
  /// Less severe findings are ignored by the server, as if the report did not have them.
  public var minimumSeverity: Severity?
  /// A folder of a repository, and the revision that the baseline was made of: where files have
  /// other names now, findings are looked for under these.
  public var repository: (folder: String, since: String)?
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

  /// Whether there is a server to foretell of, even if it has nothing yet.
  var hasServer = false

  public init() {}

  var isAgainstServer: Bool { hasServer || !baseline.isEmpty || !otherEngagements.isEmpty }
  var closes: Bool { closesOldFindings ?? (way == .reimport) }
}
