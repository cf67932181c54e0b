package import Delivering
package import Foundation
import NIOCore

/// What a stand-in answers.
package struct StandInAnswer: Sendable, Hashable {
  package var status: Int
  package var headers: [NamedText] = []
  package var body = Data()

  package init(_ status: Int, headers: [NamedText] = [], body: Data) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package init(_ status: Int, _ value: JSONValue = [:], headers: [NamedText] = []) {
    self.status = status
    self.headers = headers + [NamedText("Content-Type", "application/json")]
    body = (try? value.json()) ?? Data()
  }

  /// As it goes over the wire.
  package var bytes: Data {
    var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\n"
    for header in headers where header.name.lowercased() != "content-length" {
      head += "\(header.name): \(header.value)\r\n"
    }
    return Data((head + "\r\n").utf8) + (status == 204 ? Data() : body)
  }
}

/// What a stand-in was asked.
package struct StandInRequest: Sendable {
  package let method: String
  /// Below the host, with the query.
  package let target: String
  package let headers: [NamedText]
  package let body: Data

  package struct Head {
    package let method: String
    package let target: String
    package let headers: [NamedText]

    var contentLength: Int {
      headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
    }
  }

  init(_ head: Head, body: Data) {
    method = head.method
    target = head.target
    headers = head.headers
    self.body = body
  }

  package var path: String { String(target.prefix { $0 != "?" }) }

  package var query: [String: String] {
    let items = URLComponents(string: target)?.queryItems ?? []
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { _, last in last }
  }

  package func header(_ name: String) -> String? {
    headers.first { $0.name == name.lowercased() }?.value
  }

  package var json: JSONValue? { try? JSONDecoder().decode(JSONValue.self, from: body) }

  /// A part of a form.
  package struct Part: Sendable {
    package let name: String
    package let file: String?
    package let content: Data
  }

  /// The parts of a `multipart/form-data` body.
  package var parts: [Part] {
    guard let type = header("content-type"), let place = type.range(of: "boundary=") else {
      return []
    }
    let boundary = Data("--\(type[place.upperBound...])".utf8)
    var parts: [Part] = []
    var rest = body[...]
    while let start = rest.range(of: boundary) {
      rest = rest[start.upperBound...]
      guard let end = rest.range(of: boundary), let gap = rest.range(of: Data("\r\n\r\n".utf8))
      else { break }
      let head = String(decoding: rest[..<gap.lowerBound], as: UTF8.self)
      let content = Data(rest[gap.upperBound..<end.lowerBound].dropLast(2))
      parts.append(
        Part(
          name: StandInRequest.parameter("name", head) ?? "",
          file: StandInRequest.parameter("filename", head), content: content))
    }
    return parts
  }

  private static func parameter(_ name: String, _ head: String) -> String? {
    guard let start = head.range(of: " \(name)=\"") else { return nil }
    return String(head[start.upperBound...].prefix { $0 != "\"" })
  }

  /// The texts of a form, those under one name in their order.
  package var form: [String: [String]] {
    Dictionary(grouping: parts.filter { $0.file == nil }, by: \.name)
      .mapValues { $0.map { String(decoding: $0.content, as: UTF8.self) } }
  }

  package var file: Part? { parts.first { $0.file != nil } }
}

/// Reads requests from a connection.
struct StandInReader {
  private var bytes = Data()
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator

  init(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) {
    self.inbound = inbound
  }

  private mutating func more() async throws -> Bool {
    guard let buffer = try await inbound.next() else { return false }
    bytes.append(contentsOf: buffer.readableBytesView)
    return true
  }

  /// The head of the next request; nil at the end of the connection.
  mutating func head() async throws -> StandInRequest.Head? {
    let gap = Data("\r\n\r\n".utf8)
    while bytes.range(of: gap) == nil {
      guard try await more() else { return nil }
    }
    guard let end = bytes.range(of: gap) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    bytes = Data(bytes[end.upperBound...])
    let words = lines.first?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return NamedText(parts[0].lowercased(), parts.count > 1 ? parts[1].trimmed : "")
    }
    return StandInRequest.Head(method: words[0], target: words[1], headers: headers)
  }

  /// So many bytes; an error where the connection ends before.
  mutating func body(_ count: Int) async throws -> Data {
    while bytes.count < count {
      guard try await more() else { throw CancellationError() }
    }
    defer { bytes = Data(bytes.dropFirst(count)) }
    return Data(bytes.prefix(count))
  }

  /// What came and was not read yet, then all that comes.
  mutating func rest() async throws -> ByteBuffer? {
    if bytes.isEmpty { return try await inbound.next() }
    defer { bytes = Data() }
    return ByteBuffer(bytes: bytes)
  }
}
