/// A kind of object that DejaCode keeps.
public protocol DejaCodeObject: Listed {
  var uuid: String { get }
  /// How other objects refer to it.
  var apiURL: String { get }
}

extension DejaCodeObject {
  /// The path of one of them.
  ///
  /// - Parameter uuid: With dashes or without, in either case.
  /// - Returns: Below the server's address, with the slash at the end that the server wants.
  /// - Throws: Where it is no UUID, which would be another path.
  static func path(_ uuid: String) throws(DeliveryError) -> String {
    let digits = uuid.filter { $0 != "-" }
    guard digits.count == 32, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { throw DeliveryError(.unfit, "\(folder): expected a UUID, found `\(uuid)`") }
    return path + uuid.lowercased() + "/"
  }
}

extension Call where Answer: DejaCodeObject {
  /// Asks for one object.
  ///
  /// - Parameter uuid: Of the object.
  /// - Returns: The request.
  /// - Throws: Where it is no UUID.
  public static func get(_ uuid: String) throws(DeliveryError) -> Call {
    Call(Request(.get, try Answer.path(uuid)), expected: 200)
  }
}

extension Call {
  /// Asks for a page of a list.
  ///
  /// - Parameters:
  ///   - query: Which items are wanted.
  ///   - number: From 1.
  /// - Returns: The request.
  public static func page<Item: Listed>(
    _ query: Query<Item>, _ number: Int
  ) -> Call where Answer == Page<Item> {
    var place = [NamedText("page", "\(number)"), NamedText("page_size", "\(DejaCode.pageSize)")]
    let isOrdered = query.sent.contains { $0.name == "ordering" }
    if Item.self == DejaCodeRequest.self, !isOrdered {
      place.append(NamedText("ordering", "created_date"))
    }
    return page(query, at: place)
  }
}
