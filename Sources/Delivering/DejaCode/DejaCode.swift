import Foundation

/// A DejaCode server by its API v2, as of DejaCode 5.8.
///
///     let dejacode = DejaCode(try Transport(ServerAddress("https://dejacode.example.com"), token: key))
///     let open = try await dejacode.list(DejaCodeRequest.self, ["status": "open"])
///
/// Requests of HTTP are made by ``Call``, apart from being sent. The server takes two of them a
/// second from a user, so they go out one after the other and not faster than that.
public struct DejaCode: ListingServer {
  public let transport: Transport
  private let pace: Pace

  /// The most items of a list that the server gives at once, whatever it is asked for.
  static let pageSize = 100

  /// How far apart requests go out where the server has the throttle that it is shipped with.
  public static let shippedPause = Duration.milliseconds(550)

  /// - Parameters:
  ///   - transport: Shows the API key to the server.
  ///   - pause: The least time from one request to the next.
  public init(_ transport: Transport, pause: Duration = DejaCode.shippedPause) {
    self.transport = transport
    pace = Pace(pause)
  }

  /// Sends a request.
  ///
  /// - Parameter call: The request.
  /// - Returns: What the server answered.
  /// - Throws: ``DeliveryError`` where it did not do what it was asked, or `CancellationError`.
  @discardableResult
  public func send<Answer>(_ call: Call<Answer>) async throws -> Answer {
    try transport.answer(to: call, try await respond(call.request), of: "DejaCode")
  }

  /// What is answered, whatever its status.
  func respond(_ request: Request) async throws -> Response {
    try await pace.turn()
    return try await transport.send(request)
  }

  /// Without an order of its own a list of requests is asked for in the order that they were made in:
  /// the server's own moves while pages are read.
  public func page<Item: Listed>(
    of query: Query<Item>, number: Int, offset: Int
  ) async throws -> Page<Item>? {
    do {
      return try await send(Call<Page<Item>>.page(query, number + 1))
    } catch let error as DeliveryError where number > 0 && error.reason == .status(404) {
      // Items went away meanwhile, and with them the last page.
      return nil
    }
  }

  /// One object.
  public func get<Item: DejaCodeObject>(_ type: Item.Type, _ uuid: String) async throws -> Item {
    try await send(Call<Item>.get(uuid))
  }

  /// One object, or nothing where there is none that the user may see.
  public func find<Item: DejaCodeObject>(_ type: Item.Type, _ uuid: String) async throws -> Item? {
    do {
      return try await get(type, uuid)
    } catch let error as DeliveryError where error.reason == .status(404) {
      return nil
    }
  }

  /// One object as the server sends it, with the members that its type has no property for.
  public func value<Item: DejaCodeObject>(_ type: Item.Type, _ uuid: String) async throws
    -> JSONValue
  {
    try await send(try Call<Item>.get(uuid).asSent)
  }
}

/// Keeps requests apart in time.
private actor Pace {
  private let pause: Duration
  private var next = ContinuousClock.now

  init(_ pause: Duration) { self.pause = pause }

  /// Waits until the next request may go out.
  func turn() async throws {
    let now = ContinuousClock.now
    let time = max(now, next)
    next = time + pause
    guard time > now else { return }
    try await Task.sleep(until: time)
    // A late one has the next one go later too.
    next = max(next, ContinuousClock.now + pause)
  }
}
