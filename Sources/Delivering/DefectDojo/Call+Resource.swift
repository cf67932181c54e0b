import Foundation

extension Call where Answer: Resource {
  /// Asks for one object.
  public static func get(_ id: Int) -> Call {
    Call(Request(.get, Answer.path(id)), expected: 200)
  }

  /// Makes an object.
  ///
  /// - Parameter values: By the names in the resource's ``Resource/fields``.
  /// - Returns: The request.
  /// - Throws: Where a name is unknown, a required one is missing, or a value is of another kind.
  public static func create(_ values: [String: JSONValue]) throws(DeliveryError) -> Call {
    try Answer.fields.check(values, of: Answer.folder, isWhole: true)
    return Call(try writing(.post, Answer.path, values), expected: 201)
  }

  /// Changes some fields of an object.
  ///
  /// - Parameters:
  ///   - id: Of the object.
  ///   - values: The new values by the names in the resource's ``Resource/fields``.
  /// - Returns: The request.
  /// - Throws: Where a name is unknown, or a value is of another kind.
  public static func update(
    _ id: Int, _ values: [String: JSONValue]
  ) throws(DeliveryError) -> Call {
    try Answer.fields.check(values, of: Answer.folder, isWhole: false)
    return Call(try writing(.patch, Answer.path(id), values), expected: 200)
  }

  private static func writing(
    _ method: Request.Method, _ path: String, _ values: [String: JSONValue]
  ) throws(DeliveryError) -> Request {
    guard !Answer.fields.isEmpty else {
      throw DeliveryError(.unfit, "\(Answer.folder): can only be read")
    }
    return try Request(method, path, writing: values, of: Answer.folder)
  }
}

extension Call where Answer == Void {
  /// Removes an object.
  public static func delete<Item: Resource>(_ type: Item.Type, _ id: Int) -> Call {
    Call(Request(.delete, Item.path(id)), expected: [204, 200]) { _ in }
  }
}

extension Call {
  /// Asks for a part of a list, by place and number.
  public static func page<Item: Listed>(
    _ query: Query<Item>, offset: Int, limit: Int
  ) -> Call where Answer == Page<Item> {
    page(query, at: [NamedText("limit", "\(limit)"), NamedText("offset", "\(offset)")])
  }
}
