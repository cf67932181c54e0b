/// Attaches places on the network to findings, in whichever way the server has.
struct PlaceKeeper {
  private let dojo: DefectDojo
  let product: Int
  /// Whether the server keeps locations, as DefectDojo 3 does, and not endpoints.
  private let hasLocations: Bool
  /// The ids of URLs, or endpoints, that are known to be there.
  private var known: [NetworkPlace: Int] = [:]
  private var askedHosts = Set<String>()
  private var productLocations: Set<Int>?

  init(_ dojo: DefectDojo, product: Int) async throws {
    self.dojo = dojo
    self.product = product
    hasLocations = try await dojo.hasLocations()
  }

  /// Attaches those places that a finding does not have yet.
  mutating func attach(_ places: [NetworkPlace], to finding: ServerFinding) async throws {
    if places.isEmpty { return }
    if hasLocations {
      try await attachLocations(places, to: finding)
    } else {
      var ids = finding.endpoints ?? []
      for place in places {
        let id = try await id(of: place, Endpoint.self)
        if !ids.contains(id) { ids.append(id) }
      }
      guard ids != finding.endpoints ?? [] else { return }
      _ = try await dojo.update(
        ServerFinding.self, finding.id, ["endpoints": .list(ids.map { .int($0) })])
    }
  }

  private mutating func attachLocations(
    _ places: [NetworkPlace], to finding: ServerFinding
  ) async throws {
    let attached = Set(
      (finding.endpoints ?? []).isEmpty
        ? []
        : try await dojo.list(
          LocationFinding.self, ["finding_equals": .int(finding.id)]
        ).filter { $0.finding == finding.id }.map(\.location))
    for place in places {
      let id = try await id(of: place, ServerURL.self)
      if attached.contains(id) { continue }
      try await addToProduct(id)
      _ = try await dojo.create(
        LocationFinding.self, ["location": .int(id), "finding": .int(finding.id)])
    }
  }

  private mutating func addToProduct(_ location: Int) async throws {
    var known: Set<Int>
    if let productLocations {
      known = productLocations
    } else {
      known = Set(
        try await dojo.list(LocationProduct.self, ["product_equals": .int(product)])
          .filter { $0.product == product }.map(\.location))
    }
    if known.insert(location).inserted {
      _ = try await dojo.create(
        LocationProduct.self, ["location": .int(location), "product": .int(product)])
    }
    productLocations = known
  }

  /// The id of a place that is there, or is made now.
  private mutating func id<Item: PlaceResource>(
    of place: NetworkPlace, _ type: Item.Type
  ) async throws -> Int {
    if askedHosts.insert(place.host).inserted {
      for item in try await dojo.list(type, type.filters(host: place.host, product: product)) {
        known[item.place] = item.id
      }
    }
    if let id = known[place] { return id }
    let item = try await dojo.create(type, type.values(of: place, product: product))
    known[place] = item.id
    return item.id
  }
}

/// What the server keeps places on the network as.
private protocol PlaceResource: Resource {
  var place: NetworkPlace { get }
  static func filters(host: String, product: Int) -> [String: JSONValue]
  static func values(of place: NetworkPlace, product: Int) -> [String: JSONValue]
}

extension ServerURL: PlaceResource {
  var place: NetworkPlace { NetworkPlace(self) }

  static func filters(host: String, product: Int) -> [String: JSONValue] { ["host": .text(host)] }

  static func values(of place: NetworkPlace, product: Int) -> [String: JSONValue] {
    place.values(userInfoName: "user_info")
  }
}

extension Endpoint: PlaceResource {
  var place: NetworkPlace { NetworkPlace(self) }

  static func filters(host: String, product: Int) -> [String: JSONValue] {
    ["host": .text(host), "product": .int(product)]
  }

  static func values(of place: NetworkPlace, product: Int) -> [String: JSONValue] {
    var values = place.values(userInfoName: "userinfo")
    values["product"] = .int(product)
    return values
  }
}

extension DefectDojo {
  /// Whether it keeps locations, as DefectDojo 3 does; 2 answers with a web page.
  public func hasLocations() async throws -> Bool {
    do {
      _ = try await send(Call<Page<ServerLocation>>.page(Query(), offset: 0, limit: 1))
      return true
    } catch let error as DeliveryError where error.reason == .status(404) {
      return false
    }
  }
}
