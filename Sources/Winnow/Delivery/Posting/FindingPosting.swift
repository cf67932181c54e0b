import Deduplication
public import Delivering
import FindingModel

/// Posts the findings of reports one by one, for what no upload can do.
public struct FindingPosting {
  private let settings: ReadingSettings

  public init(_ settings: ReadingSettings) { self.settings = settings }

  /// Reads reports into what would be posted.
  ///
  /// - Parameter paths: Reports.
  /// - Returns: The findings that stay, by test types in the order in which these come up, and how
  ///   reading went.
  /// - Throws: Where a report's findings cannot be held.
  public func prepare(
    _ paths: [String]
  ) throws -> (posts: [PreparedPosts], outcomes: [ReportOutcome]) {
    let work = Work(settings)
    let outcomes = try MergedRun(settings).read(
      paths, MergedRun.Receivers(stays: { finding, _ in work.add(finding) }))
    return (work.posts, outcomes)
  }

  private final class Work {
    private let settings: ReadingSettings
    private(set) var posts: [PreparedPosts] = []
    private var numbers: [String: Int] = [:]

    init(_ settings: ReadingSettings) { self.settings = settings }

    func add(_ finding: Finding) {
      let number = numbers[finding.testName] ?? posts.count
      if number == posts.count { posts.append(PreparedPosts(finding, settings)) }
      numbers[finding.testName] = number
      posts[number].findings.append(finding)
    }
  }
}

/// What would be posted into one test.
public struct PreparedPosts: Sendable {
  /// The test type that the findings belong to.
  public let testType: String
  private let scanType: String
  private let settings: ReadingSettings
  var findings: [Finding] = []

  init(_ first: Finding, _ settings: ReadingSettings) {
    testType = first.testName
    scanType = first.scanType
    self.settings = settings
  }

  /// The findings as they are posted into a test.
  ///
  /// - Parameter test: The test, which may tell how the server hashes its findings.
  /// - Returns: The findings, and how many of them get another hash than an upload of the report would
  ///   give them, in sentences; none where all get the same.
  /// - Throws: Where the test tells of hash fields that there are not.
  public func posts(into test: Test?) throws -> (findings: [FindingPost], warnings: [String]) {
    var identity = settings.identity
    if let test { identity = try settings.identifying(as: test, scanType: scanType).identity }
    let isTold = test?.hashCodeFields != nil
    var others = OtherHashes()
    let posts = findings.map { finding in
      let post = FindingPost(finding) { identity.hashCode(of: $0, testType: $0.testType) }
      let native =
        isTold ? identity.hashCode(of: finding, testType: finding.testType) : finding.hashCode
      others.add(post.hash == native ? nil : PreparedPosts.change(of: finding, identity))
      return post
    }
    return (posts, others.warnings("`winnow defectdojo import` uploads the report"))
  }

  /// Why a finding that is posted is hashed to something else.
  private static func change(of finding: Finding, _ identity: Identity) -> String {
    let recipe = identity.recipe(scanType: finding.scanType, testType: finding.testType)
    let description = finding.description ?? ""
    if recipe.fields?.contains(.endpoints) == true, !finding.locations.isEmpty {
      return "its places count in the hash, and are attached only afterwards"
    } else if recipe.fields?.contains(.payload) == true, finding.payload != nil {
      return "its payload counts in the hash, and cannot be posted"
    } else if finding.asPosted.title != finding.title {
      return "its title is too long, or has white space around it"
    } else if description.isEmpty {
      return "it has no description, and the server asks for one"
    } else if finding.asPosted.description != finding.description {
      return "its description has white space around it, which the server takes away"
    }
    return "empty texts become none"
  }
}
