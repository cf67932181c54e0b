/// Where findings are posted to, by ids or names.
public struct PostContext: Sendable {
  public var test: Int?
  public var engagement: Int?
  public var productTypeName: String?
  public var productName: String?
  public var engagementName: String?
  public var testTitle: String?
  /// Whether what there is not is made.
  public var creates = false
  /// The day of what is made.
  public var day: String

  public init(day: String) { self.day = day }
}

extension DefectDojo {
  /// The test that findings are posted into: the newest one of its type where names say which, or
  /// a new one.
  ///
  /// - Parameters:
  ///   - context: Ids or names.
  ///   - typeName: The test type, as the scan type of the report; by it the server hashes.
  /// - Returns: The test; nil where there is none, and none is to be made.
  /// - Throws: ``DeliveryError``; also where the test is of another type.
  public func test(in context: PostContext, ofType typeName: String) async throws -> Test? {
    if let id = context.test {
      let test = try await get(Test.self, id)
      guard test.testTypeName == nil || test.testTypeName == typeName else {
        throw DeliveryError(
          .unfit,
          "test \(id): expected one of the type \(typeName), found \(test.testTypeName ?? "")")
      }
      return test
    }
    guard let type = try await list(TestType.self, ["name": .text(typeName)]).first else {
      throw DeliveryError(.unfit, "the server has no test type `\(typeName)`")
    }
    guard let engagement = try await engagement(in: context) else { return nil }
    var filters: [String: JSONValue] = [
      "engagement": .int(engagement), "test_type": .int(type.id),
    ]
    if let title = context.testTitle { filters["title"] = .text(title) }
    if let test = try await list(Test.self, filters).max(by: { $0.id < $1.id }) { return test }
    guard context.creates else { return nil }
    var values = filters
    // By it a reimport finds the test again.
    values["scan_type"] = .text(typeName)
    values["target_start"] = .text(context.day)
    values["target_end"] = .text(context.day)
    return try await create(Test.self, values)
  }

  private func engagement(in context: PostContext) async throws -> Int? {
    if let id = context.engagement { return try await get(Engagement.self, id).id }
    guard let product = try await product(in: context), let name = context.engagementName else {
      return nil
    }
    let known = try await list(Engagement.self, ["product": .int(product), "name": .text(name)])
    if let newest = known.max(by: { $0.id < $1.id }) { return newest.id }
    guard context.creates else { return nil }
    return try await create(
      Engagement.self,
      [
        "product": .int(product), "name": .text(name), "engagement_type": "CI/CD",
        "status": "In Progress", "target_start": .text(context.day),
        "target_end": .text(context.day),
      ]
    ).id
  }

  private func product(in context: PostContext) async throws -> Int? {
    guard let name = context.productName else { return nil }
    if let product = try await list(Product.self, ["name": .text(name)]).first { return product.id }
    guard context.creates, let typeName = context.productTypeName else { return nil }
    let known = try await list(ProductType.self, ["name": .text(typeName)]).first?.id
    let type: Int
    if let known {
      type = known
    } else {
      type = try await create(ProductType.self, ["name": .text(typeName)]).id
    }
    return try await create(
      Product.self, ["name": .text(name), "description": .text(name), "prod_type": .int(type)]
    ).id
  }
}
