import Delivering
import NIOCore
import NIOPosix
import Synchronization

/// A proxy on a port of its own that connects to where it is asked to (`CONNECT`, RFC 9110, 9.3.6).
package final class StandInProxy: Sendable {
  package let port: Int
  /// The heads of what it was asked.
  private let heads = Mutex<[StandInRequest.Head]>([])
  /// What has to stand in `Proxy-Authorization`.
  private let authorization: String?

  private init(port: Int, authorization: String?) {
    self.port = port
    self.authorization = authorization
  }

  package var asked: [StandInRequest.Head] { heads.withLock { $0 } }

  package static func run(
    authorization: String? = nil, _ body: (StandInProxy) async throws -> Void
  ) async throws {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let proxy = StandInProxy(
      port: listener.channel.localAddress?.port ?? 0, authorization: authorization)
    try await listener.serving({ try? await proxy.serve($0) }) { try await body(proxy) }
  }

  private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
    try await connection.executeThenClose { inbound, outbound in
      var reader = StandInReader(inbound.makeAsyncIterator())
      guard let head = try await reader.head() else { return }
      heads.withLock { $0.append(head) }
      let given = head.headers.first { $0.name == "proxy-authorization" }?.value
      guard authorization == nil || authorization == given else {
        try await outbound.write(
          ByteBuffer(string: "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"))
        return
      }
      let parts = head.target.split(separator: ":").map(String.init)
      guard head.method == "CONNECT", parts.count == 2, let port = Int(parts[1]) else { return }
      let target = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: parts[0], port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
          }
        }
      try await target.executeThenClose { answers, questions in
        try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Connected\r\n\r\n"))
        let pass = Task(priority: .high) {
          for try await buffer in answers { try await outbound.write(buffer) }
          outbound.finish()
        }
        while let buffer = try await reader.rest() { try await questions.write(buffer) }
        questions.finish()
        try await pass.value
      }
    }
  }
}
