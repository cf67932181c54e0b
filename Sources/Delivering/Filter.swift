/// What a list may be narrowed to, by the name that the server or its users' reference has for it.
public struct Filter<Item: Sendable>: Sendable {
  public let field: Field
  /// The names under which the server is asked; none where it would ignore the filter.
  let sentAs: [String]
  /// Whether an item passes; nil where only the server can tell.
  let passes: (@Sendable (Item, JSONValue) -> Bool)?

  /// That the server applies, under the same name.
  static func server(_ kind: Field.Kind, _ names: String...) -> [Filter] {
    names.map { Filter(field: .optional($0, kind), sentAs: [$0], passes: nil) }
  }

  /// That each item is looked at for too, as there are servers that ignore it, or compare by another
  /// measure.
  static func checked(
    _ kind: Field.Kind, _ name: String, sentAs: [String]? = nil,
    _ passes: @escaping @Sendable (Item, JSONValue) -> Bool
  ) -> [Filter] {
    [Filter(field: .optional(name, kind), sentAs: sentAs ?? [name], passes: passes)]
  }

  /// That a text is the same, case and all.
  static func exact(
    _ name: String, sentAs: [String]? = nil,
    _ text: @escaping @Sendable (Item) -> String?
  ) -> [Filter] {
    checked(.text(), name, sentAs: sentAs) { text($0) == $1.text }
  }

  /// That a text contains another, in any case.
  static func contains(
    _ name: String, sentAs: [String], _ text: @escaping @Sendable (Item) -> String?
  ) -> [Filter] {
    checked(.text(), name, sentAs: sentAs) { item, value in
      text(item)?.lowercased().contains(value.text?.lowercased() ?? "") ?? false
    }
  }

  /// That a number is the same.
  static func number(_ name: String, _ number: @escaping @Sendable (Item) -> Int?) -> [Filter] {
    checked(.number, name) { number($0) == $1.int }
  }

  /// That a number is one of several.
  static func numbers(_ name: String, _ number: @escaping @Sendable (Item) -> Int?) -> [Filter] {
    checked(.numbers, name) { item, value in
      value.list?.contains { $0.int == number(item) } ?? false
    }
  }

  /// That something holds, or does not.
  static func boolean(_ name: String, _ bool: @escaping @Sendable (Item) -> Bool?) -> [Filter] {
    checked(.boolean, name) { .bool(bool($0) ?? false) == $1 }
  }
}

/// Which items of a list are wanted.
public struct Query<Item: Listed>: Sendable {
  /// What the server is asked.
  let sent: [NamedText]
  private let checks: [@Sendable (Item) -> Bool]

  /// - Parameter filters: By the names in the item's ``Listed/filters``.
  /// - Throws: Where there is no such filter, or its value is of another kind.
  public init(_ filters: [String: JSONValue] = [:]) throws(DeliveryError) {
    try Item.filters.map(\.field).check(filters, of: Item.folder, isWhole: false)
    var sent: [NamedText] = []
    var checks: [@Sendable (Item) -> Bool] = []
    for (name, value) in filters.sorted(by: { $0.key < $1.key }) {
      guard let filter = Item.filters.first(where: { $0.field.name == name }) else { continue }
      if let text = value.formTexts?.joined(separator: ",") {
        sent += filter.sentAs.map { NamedText($0, text) }
      }
      if let passes = filter.passes { checks.append { passes($0, value) } }
    }
    self.sent = sent
    self.checks = checks
  }

  /// Whether an item is wanted, as far as it tells.
  func passes(_ item: Item) -> Bool { checks.allSatisfy { $0(item) } }
}

extension JSONValue {
  /// As fields of forms and queries say it: a list by each of its values; nil where it is null, or
  /// no form can say it.
  package var formTexts: [String]? {
    switch self {
    case .null, .object: nil
    case .bool(let bool): [bool ? "true" : "false"]
    case .int(let number): ["\(number)"]
    case .double(let number): ["\(number)"]
    case .text(let text): [text]
    case .list(let values): values.compactMap { $0.formTexts?.first }
    }
  }
}
