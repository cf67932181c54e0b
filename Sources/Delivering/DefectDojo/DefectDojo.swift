import Foundation

/// A DefectDojo server, 2.x or 3.x, by its API v2.
///
///     let dojo = DefectDojo(try Transport(ServerAddress("https://dojo.example.com"), token: token))
///     let shop = try await dojo.list(Product.self, ["name": "Shop"]).first
///
/// Requests are made by ``Call``, apart from being sent.
public struct DefectDojo: ListingServer {
  public let transport: Transport
  /// How many items of a list are asked for at once; more would keep a small server busy for long.
  public var pageSize = 250

  public init(_ transport: Transport) { self.transport = transport }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - call: The request.
  ///   - progress: Is told how many bytes of it, of how many, were handed to the connection.
  /// - Returns: What the server answered.
  /// - Throws: ``DeliveryError`` where it did not do what it was asked, or `CancellationError`.
  @discardableResult
  public func send<Answer>(
    _ call: Call<Answer>,
    progress: @escaping @Sendable (_ sent: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Answer {
    let response = try await transport.send(call.request, progress: progress)
    return try transport.answer(to: call, response, of: "DefectDojo")
  }

  public func page<Item: Listed>(
    of query: Query<Item>, number: Int, offset: Int
  ) async throws -> Page<Item>? {
    try await send(Call<Page<Item>>.page(query, offset: offset, limit: pageSize))
  }

  /// How many items the server has of those that are wanted, by its own filters.
  public func count<Item: Resource>(of query: Query<Item>) async throws -> Int {
    try await send(Call<Page<Item>>.page(query, offset: 0, limit: 1)).count
  }

  /// One object.
  public func get<Item: Resource>(_ type: Item.Type, _ id: Int) async throws -> Item {
    try await send(Call<Item>.get(id))
  }

  /// One object as the server sends it, with the members that its type has no property for.
  public func value<Item: Resource>(_ type: Item.Type, _ id: Int) async throws -> JSONValue {
    try await send(Call<Item>.get(id).asSent)
  }

  /// Makes an object; see ``Call/create(_:)``.
  public func create<Item: Resource>(
    _ type: Item.Type, _ values: [String: JSONValue]
  ) async throws -> Item {
    try await send(try Call<Item>.create(values))
  }

  /// Changes some fields of an object; see ``Call/update(_:_:)``.
  public func update<Item: Resource>(
    _ type: Item.Type, _ id: Int, _ values: [String: JSONValue]
  ) async throws -> Item {
    try await send(try Call<Item>.update(id, values))
  }

  /// Removes an object.
  public func delete<Item: Resource>(_ type: Item.Type, _ id: Int) async throws {
    try await send(Call.delete(type, id))
  }
}
