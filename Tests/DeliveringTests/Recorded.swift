import Foundation
import StandInServers
import Testing

@testable import Delivering

/// What a real DefectDojo 3.2.0 was asked and answered, where that lies beside the package.
struct Exchange: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let request: Asked?
  let response: Answered?

  struct Asked: Decodable, Sendable {
    let method: String
    let path: String
    let json: JSONValue?
    let form: [[String]]?
    let files: [[String]]?
  }

  struct Answered: Decodable, Sendable {
    let status: Int
    let headers: [String: String]
    let body: JSONValue?
    let bodyText: String?

    enum CodingKeys: String, CodingKey {
      case status, headers, body
      case bodyText = "body_text"
    }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/servers/defectdojo").standardized

  static let all: [Exchange] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "exchanges"), includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }.compactMap { file in
      try? JSONDecoder().decode(Exchange.self, from: Data(contentsOf: file))
    }
  }()

  var testDescription: String { name }

  /// The answer as it was sent.
  var answer: StandInAnswer? {
    guard let response, response.status > 0 else { return nil }
    let body =
      response.body == nil || response.body == .null
      ? Data((response.bodyText ?? "").utf8) : (try? response.body?.json()) ?? Data()
    let headers = response.headers.filter { !["Content-Length", "Vary"].contains($0.key) }
    return StandInAnswer(
      response.status, headers: headers.map { NamedText($0.key, $0.value) }, body: body)
  }

  /// Below the host, without the query.
  var path: String { String((request?.path ?? "").dropFirst().prefix { $0 != "?" }) }
}

/// All kinds of objects that the client knows.
let resources: [any Resource.Type] = [
  ProductType.self, Product.self, Engagement.self, Delivering.Test.self, ServerFinding.self,
  Endpoint.self, TestType.self, User.self, TestImport.self, ServerLocation.self, ServerURL.self,
  LocationFinding.self, LocationProduct.self,
]
