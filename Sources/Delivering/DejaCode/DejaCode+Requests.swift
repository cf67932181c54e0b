import Foundation

extension Call where Answer == DejaCodeRequest {
  /// Makes a request.
  ///
  /// - Parameter values: By the names in ``DejaCodeRequest/fields``.
  /// - Returns: The call; only 201 says that the request was made.
  /// - Throws: Where a name is unknown, a required one is missing, or a value is of another kind.
  public static func create(_ values: [String: JSONValue]) throws(DeliveryError) -> Call {
    try DejaCodeRequest.fields.check(values, of: DejaCodeRequest.folder, isWhole: true)
    return Call(
      try Request(.post, DejaCodeRequest.path, writing: values, of: DejaCodeRequest.folder),
      expected: 201)
  }

  /// Changes some fields.
  ///
  /// - Parameters:
  ///   - uuid: Of the request.
  ///   - values: By the names in ``DejaCodeRequest/changeableFields``; at least one, as the server
  ///     sends mail about nothing too. `serialized_data` replaces all answers.
  /// - Returns: The call.
  /// - Throws: Where there is none, a name is unknown, or a value is of another kind.
  public static func update(
    _ uuid: String, _ values: [String: JSONValue]
  ) throws(DeliveryError) -> Call {
    guard !values.isEmpty else {
      throw DeliveryError(.unfit, "\(DejaCodeRequest.folder): expected something to change")
    }
    return try changing(.patch, uuid, values, isWhole: false)
  }

  /// Changes the title and other fields; those that are left out stay as they are.
  ///
  /// - Parameters:
  ///   - uuid: Of the request.
  ///   - values: By the names in ``DejaCodeRequest/changeableFields``.
  /// - Returns: The call.
  /// - Throws: Where the title is missing, a name is unknown, or a value is of another kind.
  public static func replace(
    _ uuid: String, _ values: [String: JSONValue]
  ) throws(DeliveryError) -> Call {
    try changing(.put, uuid, values, isWhole: true)
  }

  private static func changing(
    _ method: Request.Method, _ uuid: String, _ values: [String: JSONValue], isWhole: Bool
  ) throws(DeliveryError) -> Call {
    try DejaCodeRequest.changeableFields.check(
      values, of: DejaCodeRequest.folder, isWhole: isWhole)
    let path = try DejaCodeRequest.path(uuid)
    return Call(
      try Request(method, path, writing: values, of: DejaCodeRequest.folder), expected: 200)
  }
}

extension Call where Answer == Void {
  /// Adds a comment, which nobody can take back.
  ///
  /// - Parameters:
  ///   - uuid: Of the request.
  ///   - text: In Markdown, not blank.
  /// - Returns: The call; the server gives the comment no name.
  /// - Throws: Where the text is blank or holds NUL.
  public static func comment(_ uuid: String, _ text: String) throws(DeliveryError) -> Call {
    if let fault = Field.required("text", .text()).fault(in: .text(text)) {
      throw DeliveryError(.unfit, "comment: \(fault)")
    }
    let path = try DejaCodeRequest.path(uuid) + "add_comment/"
    return Call(
      try Request(.post, path, writing: ["text": .text(text)], of: "comment"), expected: [201]
    ) { _ in }
  }
}

extension Call where Answer == Bool {
  /// Asks whether the user may make requests: only to those the server describes how.
  public static var mayCreate: Call {
    Call(Request(.options, DejaCodeRequest.path), expected: [200]) { body in
      try JSONDecoder().decode(JSONValue.self, from: body)["actions"]?["POST"] != nil
    }
  }
}

extension DejaCode {
  /// Makes a request; see ``Call/create(_:)``.
  public func create(_ values: [String: JSONValue]) async throws -> DejaCodeRequest {
    try await send(try Call.create(values))
  }

  /// Makes a request under a UUID unless there is one.
  ///
  /// - Parameter values: By the names in ``DejaCodeRequest/fields``, a UUID among them.
  /// - Returns: The request; nothing where there is one with the UUID, whether the user may see it
  ///   or not.
  /// - Throws: What ``send(_:)`` throws, or where the server chose another UUID.
  func createUnlessThere(_ values: [String: JSONValue]) async throws -> DejaCodeRequest? {
    let call = try Call<DejaCodeRequest>.create(values)
    let response = try await respond(call.request)
    if response.status == 400, response.saysThatThereIsOne { return nil }
    let made = try transport.answer(to: call, response, of: "DejaCode")
    guard made.uuid == values["uuid"]?.text?.lowercased() else {
      throw DeliveryError(
        .unreadable,
        "the server made the request \(made.uuid) and not the one that it was asked for: it is"
          + " older than those that requests can be synchronized with",
        mayHaveHappened: true)
    }
    return made
  }

  /// Changes some fields of a request; see ``Call/update(_:_:)``.
  public func update(
    _ uuid: String, _ values: [String: JSONValue]
  ) async throws -> DejaCodeRequest {
    try await send(try Call.update(uuid, values))
  }

  /// Changes the title and other fields of a request; see ``Call/replace(_:_:)``.
  public func replace(
    _ uuid: String, _ values: [String: JSONValue]
  ) async throws -> DejaCodeRequest {
    try await send(try Call.replace(uuid, values))
  }

  /// Adds a comment to a request.
  public func comment(_ uuid: String, _ text: String) async throws {
    try await send(try Call.comment(uuid, text))
  }

  /// Whether the user may make requests.
  public func mayCreate() async throws -> Bool { try await send(.mayCreate) }

  /// The template of that name, which no filter of the server compares as a whole.
  ///
  /// - Parameter name: Exactly.
  /// - Returns: Nothing where there is none.
  /// - Throws: What ``send(_:)`` throws.
  public func template(named name: String) async throws -> RequestTemplate? {
    try await list(RequestTemplate.self, ["name": .text(name)]).first
  }
}

extension Response {
  /// A list, and no object, is what the database says: `["duplicate key value violates …"]`.
  fileprivate var saysThatThereIsOne: Bool {
    guard let list = try? JSONDecoder().decode([String].self, from: body) else { return false }
    return list.contains { $0.contains("duplicate key") && $0.contains("uuid") }
  }
}
