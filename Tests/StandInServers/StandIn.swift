import Delivering
import Foundation
import NIOCore
import NIOPosix
package import NIOSSL
import Synchronization

/// An HTTP server on a port of its own that answers as a test wants, or loses connections.
package final class StandIn: Sendable {
  /// What is done instead of answering.
  package enum Fault: Sendable, Hashable {
    /// The connection is closed at once.
    case onConnecting
    /// Once the head of the request is there.
    case afterHead
    /// Once that many bytes of the body are there.
    case afterBytes(Int)
    /// Once the request is there, and nothing was done.
    case beforeActing
    /// Once what was asked is done.
    case afterActing
    /// Once it is done and that many bytes of the answer are sent.
    case inAnswer(Int)
    /// The answer is sent that much later.
    case slowly(Duration)
    /// Nothing is done, and this is answered.
    case instead(StandInAnswer)
  }

  package typealias Act = @Sendable (StandInRequest) async -> StandInAnswer

  package let port: Int
  private let state = Mutex(State())
  private let act: Act

  private struct State {
    var connections = 0
    var requests: [StandInRequest] = []
    /// Met by the next connection or request that they fit, in their order.
    var faults: [Fault?] = []
    /// Of the requests that they fit; nil for all.
    var method: String?
    /// What is done before the next request with a method is.
    var event: (method: String, body: @Sendable () async -> Void)?

    mutating func fault(of method: String?) -> Fault? {
      guard let next = faults.first, (next == .onConnecting) == (method == nil),
        self.method == nil || method == nil || self.method == method
      else { return nil }
      return faults.removeFirst()
    }
  }

  private init(port: Int, act: @escaping Act) {
    self.port = port
    self.act = act
  }

  package var address: String { "http://127.0.0.1:\(port)" }

  /// All requests that came whole.
  package var requests: [StandInRequest] { state.withLock { $0.requests } }

  /// How many connections came about.
  package var connections: Int { state.withLock { $0.connections } }

  /// Has the next requests, or those with a method, meet faults in their order.
  package func meet(_ faults: [Fault?], on method: String? = nil) {
    state.withLock { state in
      state.faults = faults
      state.method = method
    }
  }

  /// Has something else happen on the server before it does the next request with a method.
  package func beforeNext(_ method: String, _ body: @escaping @Sendable () async -> Void) {
    state.withLock { $0.event = (method, body) }
  }

  /// Whether all faults were met.
  package var hasMetAll: Bool { state.withLock { $0.faults.isEmpty } }

  /// Runs while the body does.
  package static func run<Value: Sendable>(
    tls: TLSConfiguration? = nil, act: @escaping Act,
    _ body: (StandIn) async throws -> Value
  ) async throws -> Value {
    let context = try tls.map { try NIOSSLContext(configuration: $0) }
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          }
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let standIn = StandIn(port: listener.channel.localAddress?.port ?? 0, act: act)
    return try await listener.serving({ await standIn.serve($0) }) { try await body(standIn) }
  }

  /// A connection that a client leaves, or does not trust, is no error.
  private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
    let fault = state.withLock { state in
      state.connections += 1
      return state.fault(of: nil)
    }
    try? await connection.executeThenClose { inbound, outbound in
      if fault != nil { return }
      var reader = StandInReader(inbound.makeAsyncIterator())
      while try await answer(&reader, outbound) {}
    }
  }

  /// Answers one request; says whether another one may follow.
  private func answer(
    _ reader: inout StandInReader, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) async throws -> Bool {
    guard let head = try await reader.head() else { return false }
    let fault = state.withLock { $0.fault(of: head.method) }
    if fault == .afterHead { return false }
    if case .afterBytes(let count) = fault {
      _ = try await reader.body(Swift.min(count, head.contentLength))
      return false
    }
    let request = try StandInRequest(head, body: await reader.body(head.contentLength))
    state.withLock { $0.requests.append(request) }
    if fault == .beforeActing { return false }
    if case .instead(let answer) = fault {
      try await outbound.write(ByteBuffer(bytes: answer.bytes))
      return true
    }
    let event = state.withLock { state in
      let event = state.event?.method == head.method ? state.event : nil
      if event != nil { state.event = nil }
      return event
    }
    await event?.body()
    var answer = await act(request)
    // For a connection that is not to come about, the one that there is has to go.
    let isLast = state.withLock { $0.faults.first == .onConnecting }
    if isLast { answer.headers.append(NamedText("Connection", "close")) }
    let bytes = answer.bytes
    switch fault {
    case .afterActing: return false
    case .inAnswer(let count):
      try await outbound.write(ByteBuffer(bytes: bytes.prefix(count)))
      return false
    case .slowly(let pause): try await Task.sleep(for: pause)
    default: break
    }
    try await outbound.write(ByteBuffer(bytes: bytes))
    return !isLast
  }
}

extension NIOAsyncChannel where Outbound == Never {
  /// Serves connections while the body runs. Every one that came about is looked after to its end,
  /// as SwiftNIO wants it, and before the work of other tests, for which clients would not wait.
  func serving<Value: Sendable>(
    _ serve: @escaping @Sendable (Inbound) async -> Void, _ body: () async throws -> Value
  ) async throws -> Value {
    let serving = Task(priority: .high) {
      try await withThrowingDiscardingTaskGroup { group in
        try await executeThenClose { connections in
          for try await connection in connections {
            group.addTask { await serve(connection) }
          }
        }
        group.cancelAll()
      }
    }
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    try? await channel.close()
    _ = try? await serving.value
    return try result.get()
  }
}
