/// A server that gives lists page by page.
public protocol ListingServer: Sendable {
  /// One page of a list.
  ///
  /// - Parameters:
  ///   - query: Which items are wanted.
  ///   - number: Of the page, from 0.
  ///   - offset: How many items the pages before it had.
  /// - Returns: The page; nothing where there are no more.
  /// - Throws: ``DeliveryError`` or `CancellationError`.
  func page<Item: Listed>(
    of query: Query<Item>, number: Int, offset: Int
  ) async throws -> Page<Item>?
}

extension ListingServer {
  /// All items of a list that are wanted.
  public func list<Item: Listed>(
    _ type: Item.Type, _ filters: [String: JSONValue] = [:]
  ) async throws -> [Item] {
    var items: [Item] = []
    try await eachPage(of: Query<Item>(filters)) { items += $0.items }
    return items
  }

  /// Hands over a list page by page, so that no more than a page is in memory.
  ///
  /// - Parameters:
  ///   - query: Which items are wanted.
  ///   - most: How many items are enough.
  ///   - body: Is given each page.
  /// - Throws: What ``page(of:number:offset:)`` and the body throw.
  public func eachPage<Item: Listed>(
    of query: Query<Item>, most: Int = .max, _ body: (Page<Item>) async throws -> Void
  ) async throws {
    var received = 0
    var found = 0
    var number = 0
    while let page = try await page(of: query, number: number, offset: received) {
      try await body(page)
      received += page.received
      found += page.items.count
      if page.received == 0 || received >= page.count || found >= most { return }
      number += 1
    }
  }
}
