extension Checkup {
  /// Asks a server; what goes wrong is among the problems.
  ///
  /// - Parameter dojo: The server.
  /// - Throws: `CancellationError`
  public init(_ dojo: DefectDojo) async throws {
    self.init(of: dojo.transport.server, secret: "token")
    do {
      try await askForVersion(dojo)
      guard try await askForUser(dojo) else { return }
      try await askForSettings(dojo)
      try await askForWorkers(dojo)
      try await askForWhatIsThere(dojo)
    } catch let error as DeliveryError {
      problems.append(error.description)
    }
    facts.append(
      "limits: reports up to \(ScanUpload.largestReport >> 20) MB, titles up to 511 characters,"
        + " component versions up to 100")
  }

  /// The server's description of itself needs no token.
  private mutating func askForVersion(_ dojo: DefectDojo) async throws {
    let call = Call<Description>(
      Request(.get, "api/v2/oa3/schema/", query: [NamedText("format", "json")]), expected: 200)
    let description = try await dojo.send(call)
    facts.append("\(description.info.title ?? "API"): \(description.info.version ?? "unknown")")
  }

  private struct Description: Decodable, Sendable {
    let info: Info

    struct Info: Decodable, Sendable {
      let title: String?
      let version: String?
    }
  }

  private mutating func askForUser(_ dojo: DefectDojo) async throws -> Bool {
    do {
      let user = try await dojo.user()
      let rank = user.isSuperuser == true ? ", a superuser" : user.isStaff == true ? ", staff" : ""
      facts.append("user: \(user.username)\(rank)")
      if user.isActive == false { problems.append("the user \(user.username) is not active") }
      return true
    } catch let error as DeliveryError {
      // The server has one status for all of these, and says which in words.
      guard [.status(401), .status(403)].contains(error.reason) else { throw error }
      problems.append(
        error.description.contains("not provided")
          ? "no token was given, or a gateway takes it away: DEFECTDOJO_API_TOKEN or --token-file"
          : "the token is not one of this server's: \(error)")
      return false
    }
  }

  private mutating func askForSettings(_ dojo: DefectDojo) async throws {
    if let settings = try await dojo.systemSettings() {
      if settings.enableDeduplication == false {
        problems.append(
          "deduplication is off: findings of several tests are not marked as duplicates")
      } else {
        facts.append("deduplication: on")
      }
      if settings.deleteDuplicates == true {
        problems.append(
          "the server deletes duplicates beyond \(settings.maxDupes ?? 0) of a finding")
      }
    } else {
      facts.append("deduplication: only superusers can see whether it is on")
    }
    facts.append(
      try await dojo.hasLocations()
        ? "places on the network: locations, as DefectDojo 3 has them"
        : "places on the network: endpoints, as DefectDojo 2 has them")
  }

  /// Only superusers of DefectDojo 3 can ask for that.
  private mutating func askForWorkers(_ dojo: DefectDojo) async throws {
    let call = Call<Workers>(Request(.get, "api/v2/celery/status/"), expected: 200)
    do {
      let workers = try await dojo.send(call)
      if workers.workerStatus == false || workers.brokerStatus == false {
        problems.append("no worker of the server answers: duplicates stay unmarked until one does")
      }
    } catch let error as DeliveryError
      where error.reason == .status(403) || error.reason == .status(404)
    {
      facts.append("workers: this user cannot see whether they run")
    }
  }

  private struct Workers: Decodable, Sendable {
    let workerStatus: Bool?
    let brokerStatus: Bool?
  }

  private mutating func askForWhatIsThere(_ dojo: DefectDojo) async throws {
    let products = try await dojo.send(Call<Page<Product>>.page(Query(), offset: 0, limit: 1))
    let types = try await dojo.send(Call<Page<TestType>>.page(Query(), offset: 0, limit: 1))
    facts.append("to be seen: \(products.count) products, \(types.count) test types")
    if products.count == 0 {
      problems.append(
        "the user sees no product: it has no role in any, or there is none yet")
    }
  }
}
