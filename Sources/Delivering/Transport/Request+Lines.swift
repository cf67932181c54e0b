import Foundation

extension Request {
  /// What would be sent, for people; passwords and the content of files are not shown.
  ///
  /// - Parameter server: Where to.
  /// - Returns: Lines, the first one with method and address.
  public func lines(to server: ServerAddress) -> [String] {
    ["\(method.rawValue) \(server.url(of: self))"] + bodyLines.map { "  " + $0 }
  }

  private var bodyLines: [String] {
    switch body {
    case .none:
      return []
    case .json(let data):
      guard var value = try? JSONDecoder().decode(JSONValue.self, from: data) else { return [] }
      if case .object(var members) = value, members["password"] != nil {
        members["password"] = "<secret>"
        value = .object(members)
      }
      return [(try? value.json()).map { String(decoding: $0, as: UTF8.self) } ?? ""]
    case .form(let form):
      return form.fields.map { "\($0.name)=\($0.value)" }
        + (form.file.map { ["file=\($0.name), \($0.size) bytes"] } ?? [])
    }
  }
}
