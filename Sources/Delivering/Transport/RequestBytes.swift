import Foundation
import NIOCore
import Synchronization

/// The bytes of a request's body as they are handed to the connection, piece by piece.
struct RequestBytes: AsyncSequence, Sendable {
  /// What stands before the file, the file, and what stands behind it.
  private let head: Data
  private let file: UploadFile?
  private let tail: Data
  /// How many bytes there are.
  let count: Int
  let contentType: String
  private let sent = Sent()
  private let progress: @Sendable (Int, Int) -> Void

  /// Counts from any thread.
  final class Sent: Sendable {
    let count = Atomic(0)
  }

  /// Whether all of them were handed over; the server cannot act on a part of them.
  var areSent: Bool { sent.count.load(ordering: .relaxed) >= count }

  private static let piece = 128 * 1024

  /// - Returns: Nothing where the body is none.
  init?(_ body: Request.Body, progress: @escaping @Sendable (Int, Int) -> Void) {
    self.progress = progress
    switch body {
    case .none:
      return nil
    case .json(let json):
      head = json
      file = nil
      tail = Data()
      contentType = "application/json"
    case .form(let form):
      let boundary = "winnow-\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max))"
      file = form.file
      head = RequestBytes.head(of: form, boundary)
      tail = Data((form.file == nil ? "" : "\r\n").utf8) + Data("--\(boundary)--\r\n".utf8)
      contentType = "multipart/form-data; boundary=\(boundary)"
    }
    count = head.count + (file?.size ?? 0) + tail.count
  }

  private static func head(of form: Form, _ boundary: String) -> Data {
    var text = ""
    for field in form.fields {
      text +=
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(field.name))\"\r\n\r\n"
      text += field.value + "\r\n"
    }
    if let file = form.file {
      text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename="
      text += "\"\(quoted(file.name))\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    }
    return Data(text.utf8)
  }

  /// Escaped as browsers do (<https://html.spec.whatwg.org/#multipart-form-data>).
  private static func quoted(_ name: String) -> String {
    name.replacingOccurrences(of: "\r", with: "%0D").replacingOccurrences(of: "\n", with: "%0A")
      .replacingOccurrences(of: "\"", with: "%22")
  }

  func makeAsyncIterator() -> Iterator { Iterator(bytes: self) }

  struct Iterator: AsyncIteratorProtocol {
    private enum Stage { case head, file(UploadFile, FileHandle?, at: Int), tail, end }

    fileprivate let bytes: RequestBytes
    private var stage = Stage.head

    fileprivate init(bytes: RequestBytes) { self.bytes = bytes }

    mutating func next() async throws -> ByteBuffer? {
      guard let piece = try nextPiece() else { return nil }
      let sent = bytes.sent.count.add(piece.count, ordering: .relaxed).newValue
      bytes.progress(sent, bytes.count)
      return ByteBuffer(bytes: piece)
    }

    private mutating func nextPiece() throws -> Data? {
      switch stage {
      case .head:
        stage = try bytes.file.map { .file($0, try open($0), at: 0) } ?? .tail
        return bytes.head
      case .file(let file, let handle, let place):
        guard place < file.size else {
          try handle?.close()
          stage = .tail
          return try nextPiece()
        }
        let piece = try read(file, handle, at: place)
        stage = .file(file, handle, at: place + piece.count)
        return piece
      case .tail:
        stage = .end
        return bytes.tail
      case .end:
        return nil
      }
    }

    private func open(_ file: UploadFile) throws -> FileHandle? {
      guard case .path(let path) = file.content else { return nil }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw DeliveryError(.unfit, "\(path): cannot be opened for reading")
      }
      return handle
    }

    private func read(_ file: UploadFile, _ handle: FileHandle?, at place: Int) throws -> Data {
      let wanted = Swift.min(RequestBytes.piece, file.size - place)
      switch file.content {
      case .data(let data):
        return data.dropFirst(place).prefix(wanted)
      case .path(let path):
        guard let piece = try handle?.read(upToCount: wanted), !piece.isEmpty else {
          throw DeliveryError(.unfit, "\(path): became shorter while it was sent")
        }
        return piece
      }
    }
  }
}
