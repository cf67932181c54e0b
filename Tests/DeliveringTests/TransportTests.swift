import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

private let hello = StandInAnswer(200, ["hello": "world"])
private let asking = Request(.get, "api/v2/products/", query: [NamedText("name", "a&b ü")])
private let writing = Request(.post, "api/v2/products/", body: .json(Data("{\"a\":1}".utf8)))

@Suite(.timeLimit(.minutes(20))) struct TransportTests {
  @Test func sendsTheTokenAndEscapesTheQuery() async throws {
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address + "/dojo") { transport in
        let response = try await transport.send(asking)
        #expect(response.status == 200)
        #expect(response.body == Data("{\"hello\":\"world\"}".utf8))
        #expect(response.header("content-type") == "application/json")
      }
      let request = try #require(standIn.requests.first)
      #expect(request.target == "/dojo/api/v2/products/?name=a%26b%20%C3%BC")
      #expect(request.header("authorization") == "Token 0123abcd-secret")
      #expect(request.header("accept") == "application/json")
    }
  }

  @Test func sendsHeadersOfTheUserButNotInsteadOfItsOwn() async throws {
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address) {
        $0.headers = [NamedText("X-Gateway", "key-1"), NamedText("authorization", "Basic x")]
      } _: { transport in
        _ = try await transport.send(asking)
      }
      #expect(standIn.requests.first?.header("x-gateway") == "key-1")
      #expect(standIn.requests.first?.header("authorization") == "Token 0123abcd-secret")
    }
  }

  @Test func uploadsAFileInPieces() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    let content = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) })
    try content.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let form = Form(
      [NamedText("tags", "a"), NamedText("tags", "b"), NamedText("title", "ü \"x\"")],
      file: try UploadFile(path: file.path, name: "my \"report\".json"))
    let steps = Mutex<[Int]>([])
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let request = Request(.post, "api/v2/import-scan/", body: .form(form))
        _ = try await transport.send(request) { sent, all in
          steps.withLock { $0.append(sent * 1000 / all) }
        }
      }
      let request = try #require(standIn.requests.first)
      #expect(request.file?.content == content)
      #expect(request.file?.name == "file")
      #expect(request.file?.file == "my %22report%22.json")
      #expect(request.form == ["tags": ["a", "b"], "title": ["ü \"x\""]])
    }
    let found = steps.withLock { $0 }
    #expect(found.count > 5)
    #expect(found == found.sorted())
    #expect(found.last == 1000)
  }

  @Test func tellsOfAFileThatBecameShorter() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    try Data(repeating: 65, count: 300_000).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let upload = try UploadFile(path: file.path)
    try Data("A".utf8).write(to: file)
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure {
          try await transport.send(
            Request(.post, "api/v2/import-scan/", body: .form(Form([], file: upload))))
        }
        #expect(error?.reason == .unfit)
        #expect(error?.mayHaveHappened == false)
        #expect(error?.description.hasSuffix("became shorter while it was sent") == true)
      }
      #expect(standIn.requests.isEmpty)
    }
  }

  @Test(arguments: [301, 302, 307, 308])
  func followsNoRedirect(_ status: Int) async throws {
    let elsewhere = [NamedText("Location", "https://other.example.com/login?next=1")]
    let act: StandIn.Act = { _ in StandInAnswer(status, headers: elsewhere) }
    try await StandIn.run(act: act) { standIn in
      try await withTransport(to: standIn.address) { transport in
        for request in [asking, writing] {
          let error = await failure { try await transport.send(request) }
          #expect(error?.reason == .redirected)
          #expect(error?.mayHaveHappened == false)
          #expect(
            error?.description
              == "\(request.method.rawValue) \(standIn.address)/api/v2/products/: \(status): the"
              + " server sends callers to https://other.example.com/login, which is not followed;"
              + " expected the address that it is reached at by itself")
        }
      }
      #expect(standIn.requests.count == 2)
    }
  }

  @Test func showsNoSecret() async throws {
    let secret = "0123abcd-secret"
    let target = [NamedText("Location", "https://example.com/\(secret)/key-1/")]
    let act: StandIn.Act = { _ in StandInAnswer(302, headers: target) }
    try await StandIn.run(act: act) { standIn in
      try await withTransport(to: standIn.address) {
        $0.headers = [NamedText("X-Gateway", "key-1")]
      } _: { transport in
        let error = await failure { try await transport.send(asking) }
        let text = try #require(error?.description)
        #expect(!text.contains(secret))
        #expect(!text.contains("key-1"))
        #expect(text.contains("https://example.com/<secret>/<secret>/"))
      }
    }
    let token = try Secret(secret)
    #expect("\(token)" == "<token>")
    #expect(String(reflecting: token) == "<token>")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains(secret))
  }

  @Test func givesUpWhereNoAnswerComes() async throws {
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address) {
        $0.shortTimeout = .seconds(2)
      } _: {
        transport in
        standIn.meet([.slowly(.seconds(20)), .slowly(.seconds(20))])
        for request in [asking, writing] {
          let error = await failure { try await transport.send(request) }
          #expect(error?.reason == .timedOut)
          #expect(error?.mayHaveHappened == (request.method == .post))
          #expect(error?.description.hasSuffix("no answer within 2 s") == true)
        }
      }
      #expect(standIn.requests.count == 2)
    }
  }

  /// Neither the answer nor the end of patience would come within an hour.
  @Test(.timeLimit(.minutes(20))) func endsAtOnceWhenItIsCancelled() async throws {
    try await StandIn.run(act: { _ in hello }) { standIn in
      try await withTransport(to: standIn.address) {
        $0.timeout = .seconds(3600)
        $0.shortTimeout = .seconds(3600)
      } _: { transport in
        standIn.meet([.slowly(.seconds(3600))])
        let sending = Task { try await transport.send(writing) }
        while standIn.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        sending.cancel()
        await #expect(throws: CancellationError.self) { try await sending.value }
      }
    }
  }

  @Test func refusesAnAnswerWithoutEnd() async throws {
    let long = StandInAnswer(200, body: Data(repeating: 65, count: 100_000))
    try await StandIn.run(act: { _ in long }) { standIn in
      try await withTransport(to: standIn.address) {
        $0.largestAnswer = 50_000
      } _: { transport in
        let error = await failure { try await transport.send(asking) }
        #expect(error?.reason == .unreadable)
        #expect(error?.description.hasSuffix("the answer is too long") == true)
      }
    }
  }
}
