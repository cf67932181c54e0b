public import Foundation

/// A name with a value: a header, a field of a form, or a part of a query.
public struct NamedText: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One request to a server, as a value: nothing of it is sent before ``Transport/send(_:progress:)``.
public struct Request: Sendable, Hashable {
  public enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case options = "OPTIONS"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether it changes nothing on the server, so that it may always be sent again.
    public var isReading: Bool { self == .get || self == .options }
  }

  public enum Body: Sendable, Hashable {
    case none
    /// Bytes of JSON.
    case json(Data)
    /// `multipart/form-data` (RFC 7578); of a file nothing is in memory but what is being sent.
    case form(Form)
  }

  public var method: Method
  /// Below the server's address, without a slash in front and with one at the end, as
  /// `api/v2/products/`.
  public var path: String
  public var query: [NamedText]
  public var body: Body

  public init(
    _ method: Method, _ path: String, query: [NamedText] = [], body: Body = .none
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
  }

  /// A request that carries values in JSON.
  ///
  /// - Parameters:
  ///   - method: How.
  ///   - path: As ``path``.
  ///   - values: What is written.
  ///   - subject: What an error calls that.
  /// - Throws: Where a number is none that JSON has.
  init(
    _ method: Method, _ path: String, writing values: [String: JSONValue], of subject: String
  ) throws(DeliveryError) {
    do {
      self.init(method, path, body: .json(try JSONValue.object(values).json()))
    } catch {
      throw DeliveryError(.unfit, "\(subject): expected finite numbers")
    }
  }

  /// Whether it carries a file, and may take long.
  var isUpload: Bool { if case .form(let form) = body { form.file != nil } else { false } }
}

/// What a server answered.
public struct Response: Sendable {
  public let status: Int
  public let headers: [NamedText]
  public let body: Data

  public init(status: Int, headers: [NamedText] = [], body: Data) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name; names differ in more than case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
