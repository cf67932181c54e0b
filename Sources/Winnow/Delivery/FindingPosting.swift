import Deduplication
public import Delivering
import FindingModel

/// Posts the findings of reports one by one, for what no upload can do.
public struct FindingPosting {
  private let settings: ReadingSettings

  public init(_ settings: ReadingSettings) { self.settings = settings }

  /// Reads a report into what would be posted.
  ///
  /// - Parameter path: A report.
  /// - Returns: The findings that the policy keeps, and how reading went.
  /// - Throws: Where the findings would have to go into several tests.
  public func prepare(_ path: String) throws -> (posts: PreparedPosts, outcomes: [ReportOutcome]) {
    let work = Work(settings.identity)
    let outcomes = try ReportRun(settings).read(path) { finding, _ in
      if finding.verdict?.outcome != .dropped { work.add(finding) }
    }
    var posts = work.posts
    if posts.testType.isEmpty { posts.testType = outcomes.first?.scanType ?? "" }
    guard work.testTypes.count < 2 else {
      throw ConfigurationError(
        "\(path): its findings are of several test types: "
          + work.testTypes.sorted().joined(separator: ", ") + "; expected one")
    }
    return (posts, outcomes)
  }

  private final class Work {
    private let identity: Identity
    private(set) var posts = PreparedPosts()
    private(set) var testTypes = Set<String>()

    init(_ identity: Identity) { self.identity = identity }

    func add(_ finding: Finding) {
      testTypes.insert(finding.testName)
      posts.testType = finding.testName
      let post = FindingPost(finding) { [identity] posted in
        identity.hashCode(of: posted, testType: posted.testType)
      }
      posts.findings.append(post)
      if post.hash != finding.hashCode {
        let recipe = identity.recipe(scanType: finding.scanType, testType: finding.testType)
        posts.otherHashes[HashChange(finding, recipe).reason, default: 0] += 1
      }
    }
  }
}

/// What would be posted.
public struct PreparedPosts: Sendable {
  public internal(set) var findings: [FindingPost] = []
  /// The test type that they belong to.
  public internal(set) var testType = ""
  /// How many get another hash than an upload of the report would give them, by the reason.
  public internal(set) var otherHashes: [String: Int] = [:]

  /// That in sentences; none where all get the same.
  public var warnings: [String] {
    if otherHashes.isEmpty { return [] }
    let count = otherHashes.values.reduce(0, +)
    let reasons = otherHashes.sorted { $0.key < $1.key }.map { "\($0.value): \($0.key)" }
    return [
      "\(count) of \(findings.count) findings get another hash than an upload would give them, so"
        + " that the server takes neither for a duplicate of the other; `winnow defectdojo import`"
        + " uploads the report"
    ] + reasons
  }
}

/// Why a finding that is posted is hashed to something else.
private struct HashChange {
  let reason: String

  init(_ finding: Finding, _ recipe: HashRecipe) {
    let description = finding.description ?? ""
    reason =
      if recipe.fields?.contains(.endpoints) == true, !finding.locations.isEmpty {
        "its places count in the hash, and are attached only afterwards"
      } else if recipe.fields?.contains(.payload) == true, finding.payload != nil {
        "its payload counts in the hash, and cannot be posted"
      } else if finding.asPosted.title != finding.title {
        "its title is too long, or has white space around it"
      } else if description.isEmpty {
        "it has no description, and the server asks for one"
      } else if finding.asPosted.description != finding.description {
        "its description has white space around it, which the server takes away"
      } else {
        "empty texts become none"
      }
  }
}
