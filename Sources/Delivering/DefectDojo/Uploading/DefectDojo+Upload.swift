extension DefectDojo {
  /// Uploads a report once, and finds out what became of it.
  ///
  /// Where the answer is lost, the server is looked at before anything is sent again: it goes on
  /// with what it has got. An import whose test does not come into being is sent again; a reimport
  /// is not, as two at the same time would create findings twice.
  ///
  /// - Parameters:
  ///   - upload: The report and where it goes to.
  ///   - target: What there is of that already: ``target(of:)``.
  ///   - progress: Is told how many bytes, of how many, were handed to the connection.
  /// - Returns: What the server did.
  /// - Throws: ``DeliveryError``; ``UnreadReport`` where the server could not read the report.
  public func upload(
    _ upload: Upload, to target: UploadTarget,
    progress: @escaping @Sendable (_ sent: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> UploadResult {
    var upload = upload
    if let test = target.test { upload.values["test"] = .int(test.id) }
    let mark = try await mark(target)
    var attempt = 1
    while true {
      do {
        let answer = try await send(try upload.call(), progress: progress)
        return try await result(answer.test, answer)
      } catch let error as DeliveryError {
        if let test = try await unreadTest(of: upload, error, since: mark) {
          throw UnreadReport(test: test, error: error)
        }
        guard error.mayHaveHappened else { throw error }
        if let test = try await lookUp(upload, mark) { return try await result(test, nil) }
        attempt += 1
        guard upload.kind == .import, attempt <= 3 else {
          throw DeliveryError(
            error.reason, "\(error); nothing of it is seen on the server", mayHaveHappened: true)
        }
      }
    }
  }

  /// What is newest before an upload.
  struct UploadMark {
    /// The test that is uploaded to; nil where there is to be a new one.
    var test: Int?
    var newestTest = 0
    var newestImport = 0
  }

  private func mark(_ target: UploadTarget) async throws -> UploadMark {
    var mark = UploadMark(test: target.test?.id)
    if let test = target.test {
      mark.newestImport = try await imports(of: test.id).map(\.id).max() ?? 0
    } else if let engagement = target.engagement {
      mark.newestTest =
        try await list(Test.self, ["engagement": .int(engagement.id)]).map(\.id).max() ?? 0
    }
    return mark
  }

  private func imports(of test: Int) async throws -> [TestImport] {
    try await list(TestImport.self, ["test": .int(test)])
  }

  private func result(_ test: Int, _ answer: ScanUploadAnswer?) async throws -> UploadResult {
    UploadResult(
      test: try await get(Test.self, test), answer: answer,
      history: try await imports(of: test).max { $0.id < $1.id })
  }

  /// The test that has come into being since.
  private func newTest(of upload: Upload, since mark: UploadMark) async throws -> Test? {
    guard mark.test == nil, let engagement = try await target(of: upload).engagement else {
      return nil
    }
    return try await list(
      Test.self, ["engagement": .int(engagement.id), "scan_type": .text(upload.scanType)]
    ).last { test in
      test.id > mark.newestTest
        && (upload.values["test_title"]?.text ?? test.title) == test.title
    }
  }

  /// The empty test that the server made before it found that it cannot read the report.
  private func unreadTest(
    of upload: Upload, _ error: DeliveryError, since mark: UploadMark
  ) async throws -> Test? {
    guard error.reason == .status(400) || error.reason == .status(500),
      let test = try await newTest(of: upload, since: mark), try await isLeftBehind(test)
    else { return nil }
    return test
  }

  /// Waits for an upload whose answer was lost.
  ///
  /// - Returns: The test once all is there; nil where nothing came of it.
  /// - Throws: Where the server began with it, and then nothing changed for long.
  private func lookUp(_ upload: Upload, _ mark: UploadMark) async throws -> Int? {
    var last: [Int?] = []
    var lastChange = ContinuousClock.now
    while true {
      var sign: [Int?] = []
      if let test = mark.test {
        if try await imports(of: test).contains(where: { $0.id > mark.newestImport }) {
          return test
        }
        sign = [test, try await findingCount(of: test)]
      } else if let test = try await newTest(of: upload, since: mark) {
        if test.percentComplete == 100 { return test.id }
        sign = [test.id, test.percentComplete, try await findingCount(of: test.id)]
      }
      if sign != last {
        last = sign
        lastChange = .now
      }
      if ContinuousClock.now - lastChange > upload.patience.still {
        if mark.test != nil || sign.isEmpty { return nil }
        throw DeliveryError(
          .interrupted, "the answer was lost, and test \(sign[0] ?? 0) is not complete since",
          mayHaveHappened: true)
      }
      try await Task.sleep(for: upload.patience.pause)
    }
  }
}

/// That the server could not read a report, and has an empty test now.
public struct UnreadReport: Error, Sendable, CustomStringConvertible {
  public let test: Test
  public let error: DeliveryError

  public var description: String { "\(error); this left the empty test \(test.id) behind" }
}
