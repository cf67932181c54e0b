public import Delivering

/// What became of findings that were posted into a test.
public struct DeliveredPosts: Sendable, Codable, Equatable {
  public let testType: String
  public let test: Int
  /// The page of the test.
  public let link: String
  public let created: [Posted]
  /// What was there already.
  public let known: [Posted]
  public let refused: [Refused]
  /// How many findings it did not come to.
  public let left: Int

  public struct Posted: Sendable, Codable, Equatable {
    public let id: Int
    public let title: String
    /// The page of the finding.
    public let link: String

    fileprivate init(_ finding: ServerFinding, _ server: ServerAddress) {
      id = finding.id
      title = finding.title
      link = server.page(ofFinding: finding.id)
    }
  }

  public struct Refused: Sendable, Codable, Equatable {
    public let title: String
    public let reason: String
  }

  /// - Parameters:
  ///   - result: What the server did.
  ///   - count: How many findings there were.
  ///   - test: Where they were to go.
  ///   - server: The server.
  public init(_ result: PostResult, of count: Int, into test: Test, on server: ServerAddress) {
    testType = test.testTypeName ?? test.scanType ?? ""
    self.test = test.id
    link = server.page(ofTest: test.id)
    created = result.created.map { Posted($0, server) }
    known = result.known.map { Posted($0, server) }
    refused = result.refused.map { Refused(title: $0.title, reason: "\($0.error)") }
    left = count - created.count - known.count - refused.count
  }
}
