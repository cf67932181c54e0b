extension DefectDojo {
  /// Looks for what an upload names.
  ///
  /// - Parameter upload: With ids, or names.
  /// - Returns: What there is.
  /// - Throws: Where an id is none, or the server cannot be asked.
  public func target(of upload: Upload) async throws -> UploadTarget {
    var target = UploadTarget()
    if let id = upload.values["test"]?.int {
      target = try await self.target(ofTest: id)
    } else if let id = upload.values["engagement"]?.int {
      target.engagement = try await get(Engagement.self, id)
    } else {
      try await find(upload.values, &target)
      if upload.kind == .reimport, let engagement = target.engagement {
        try await findTest(of: upload, in: engagement, &target)
      }
    }
    if target.product == nil, let engagement = target.engagement {
      target.product = try await get(Product.self, engagement.product)
    }
    return target
  }

  /// A test that an upload is to go to.
  public func target(ofTest id: Int) async throws -> UploadTarget {
    var target = UploadTarget()
    let test = try await get(Test.self, id)
    target.test = test
    target.engagement = try await get(Engagement.self, test.engagement)
    return target
  }

  private func find(_ values: [String: JSONValue], _ target: inout UploadTarget) async throws {
    guard let product = values["product_name"], let name = values["engagement_name"] else { return }
    target.product = try await list(Product.self, ["name": product]).first
    guard let id = target.product?.id else { return }
    // Names of engagements are not unique, and the server takes the newest.
    target.engagement = try await list(Engagement.self, ["product": .int(id), "name": name])
      .max { $0.id < $1.id }
  }

  private func findTest(
    of upload: Upload, in engagement: Engagement, _ target: inout UploadTarget
  ) async throws {
    var filters: [String: JSONValue] = [
      "engagement": .int(engagement.id), "scan_type": .text(upload.scanType),
    ]
    filters["title"] = upload.values["test_title"]
    for test in try await list(Test.self, filters).sorted(by: { $0.id > $1.id }) {
      if let type = upload.testType, test.testTypeName != type {
        target.foreign.append(test)
        continue
      }
      if try await isLeftBehind(test) {
        target.leftBehind.append(test)
      } else {
        target.test = test
        return
      }
    }
  }

  /// Whether an upload made the test and could not be read then.
  func isLeftBehind(_ test: Test) async throws -> Bool {
    guard let percent = test.percentComplete, percent < 100 else { return false }
    return try await findingCount(of: test.id) == 0
  }

  /// How many findings a test has.
  func findingCount(of test: Int) async throws -> Int {
    try await count(of: try Query<ServerFinding>(["test": .int(test)]))
  }
}
