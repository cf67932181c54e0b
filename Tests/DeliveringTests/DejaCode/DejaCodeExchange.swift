import Foundation
import StandInServers
import Testing

@testable import Delivering

/// What a real DejaCode 5.8.1 was asked and answered, where that lies beside the package.
struct DejaCodeExchange: Decodable, Sendable {
  let name: String
  let request: Asked
  let response: Answered

  struct Asked: Decodable, Sendable {
    let method: String
    let url: String
    let body: JSONValue?
  }

  struct Answered: Decodable, Sendable {
    let status: Int
    let headers: [String: String]
    let body: JSONValue?
  }

  static let all: [DejaCodeExchange] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared/servers/dejacode/exchanges").standardized
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }.compactMap { file in
      guard file.pathExtension == "json", let data = try? Data(contentsOf: file) else { return nil }
      do {
        return try JSONDecoder().decode(DejaCodeExchange.self, from: data)
      } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
        return nil
      }
    }
  }()

  /// The answer as it was sent.
  var answer: StandInAnswer {
    let body: Data =
      switch response.body {
      case nil, .null: Data()
      case .text(let page): Data(page.utf8)
      case .some(let value): (try? value.json()) ?? Data()
      }
    let headers = response.headers.filter { !["vary", "retry-after"].contains($0.key) }
    return StandInAnswer(
      response.status, headers: headers.map { NamedText($0.key, $0.value) }, body: body)
  }

  /// Below the host, without the query.
  var path: String {
    String((URLComponents(string: request.url)?.percentEncodedPath ?? "").dropFirst())
  }

  /// The folders behind `api/v2`.
  var folders: [String] { path.split(separator: "/").dropFirst(2).map(String.init) }

  var query: [String: JSONValue] {
    let items = URLComponents(string: request.url)?.queryItems ?? []
    return Dictionary(items.map { ($0.name, .text($0.value ?? "")) }) { _, last in last }
  }

  var values: [String: JSONValue]? {
    if case .object(let values) = request.body { values } else { nil }
  }
}

/// All kinds of objects that the client knows.
let dejaCodeObjects: [any DejaCodeObject.Type] = [
  DejaCodeRequest.self, RequestTemplate.self, DejaCodeProduct.self, DejaCodePackage.self,
  ProductPackage.self, Vulnerability.self, VulnerabilityAnalysis.self,
]
