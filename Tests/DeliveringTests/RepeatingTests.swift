import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

private let done = StandInAnswer(201, ["id": 1])
private let asking = Request(.get, "api/v2/products/")
private let writing = Request(
  .post, "api/v2/products/", body: .json(Data(repeating: 65, count: 3000)))
private let uploading = Request(
  .post, "api/v2/import-scan/",
  body: .form(
    Form([], file: UploadFile(name: "a.json", data: Data(repeating: 65, count: 20_000_000)))))

/// What is sent again, and what is not.
@Suite(.timeLimit(.minutes(20))) struct RepeatingTests {
  @Test(arguments: [
    StandIn.Fault.onConnecting, .afterHead, .beforeActing, .afterActing, .inAnswer(0),
    .inAnswer(10), .inAnswer(60),
  ])
  func readingIsRepeated(_ fault: StandIn.Fault) async throws {
    try await StandIn.run(act: { _ in done }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        standIn.meet([fault, fault])
        let answer = try await transport.send(asking)
        #expect(answer.status == 201)
      }
      #expect(standIn.connections == 3)
    }
  }

  @Test(arguments: [StandIn.Fault.beforeActing, .afterActing, .inAnswer(0), .inAnswer(30)])
  func writingIsNotRepeatedOnceItIsSent(_ fault: StandIn.Fault) async throws {
    try await StandIn.run(act: { _ in done }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        standIn.meet([fault])
        let error = await failure { try await transport.send(writing) }
        #expect(error?.reason == .interrupted)
        #expect(error?.mayHaveHappened == true)
      }
      #expect(standIn.requests.count == 1)
    }
  }

  @Test(arguments: [StandIn.Fault.afterHead, .afterBytes(1_000_000)])
  func anUploadThatWasCutShortIsRepeated(_ fault: StandIn.Fault) async throws {
    try await StandIn.run(act: { _ in done }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        standIn.meet([fault, fault])
        do {
          let answer = try await transport.send(uploading)
          #expect(answer.status == 201)
          #expect(standIn.connections == 3)
          #expect(standIn.requests.count == 1)
        } catch let error as DeliveryError {
          // A busy computer may have handed over all before it saw the connection go.
          #expect(error.reason == .interrupted)
          #expect(error.mayHaveHappened)
          #expect(standIn.requests.isEmpty)
        }
      }
    }
  }

  @Test func aServerThatIsNotThereIsTriedSeveralTimes() async throws {
    let port = try await StandIn.run(act: { _ in done }) { $0.port }
    let told = Mutex<[String]>([])
    try await withTransport(to: "http://127.0.0.1:\(port)") {
      $0.backoff.attempts = 3
      $0.tell = { text in told.withLock { $0.append(text) } }
    } _: { transport in
      let error = await failure { try await transport.send(writing) }
      #expect(error?.reason == .unreachable)
      #expect(error?.mayHaveHappened == false)
      #expect(
        error?.description
          == "POST http://127.0.0.1:\(port)/api/v2/products/: connection refused")
    }
    let texts = told.withLock { $0 }
    #expect(texts.count == 2)
    #expect(texts.allSatisfy { $0.contains("the server was not reached; trying again in") })
  }

  @Test func aHostThatThereIsNotIsNamed() async throws {
    try await withTransport(to: "https://nowhere.invalid") {
      $0.backoff.attempts = 1
    } _: {
      transport in
      let error = await failure { try await transport.send(asking) }
      #expect(error?.reason == .unreachable)
      #expect(error?.description.hasSuffix("there is no host `nowhere.invalid`") == true)
    }
  }

  @Test(arguments: [502, 503, 504])
  func gatewaysInTroubleAreAskedAgainButNotWrittenTo(_ status: Int) async throws {
    let trouble = StandIn.Fault.instead(
      StandInAnswer(status, ["detail": "no"], headers: [NamedText("Retry-After", "0")]))
    try await StandIn.run(act: { _ in done }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        standIn.meet([trouble, trouble])
        let answer = try await transport.send(asking)
        #expect(answer.status == 201)
        #expect(standIn.requests.count == 3)
        standIn.meet([trouble])
        let second = try await transport.send(writing)
        #expect(second.status == status)
      }
      #expect(standIn.requests.count == 4)
    }
  }

  @Test func aBusyServerIsWaitedFor() async throws {
    let busy = StandIn.Fault.instead(
      StandInAnswer(429, ["detail": "slow"], headers: [NamedText("Retry-After", "1")]))
    try await StandIn.run(act: { _ in done }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        standIn.meet([busy])
        let start = ContinuousClock.now
        let answer = try await transport.send(writing)
        #expect(answer.status == 201)
        #expect(ContinuousClock.now - start >= .seconds(1))
      }
    }
  }

  @Test func aServerThatWantsTooMuchPatienceIsNotWaitedFor() async throws {
    let busy = StandInAnswer(429, headers: [NamedText("Retry-After", "3600")])
    try await StandIn.run(act: { _ in busy }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let answer = try await transport.send(asking)
        #expect(answer.status == 429)
      }
      #expect(standIn.requests.count == 1)
    }
  }

  @Test func anInnerErrorIsNoReasonToRepeat() async throws {
    try await StandIn.run(act: { _ in StandInAnswer(500) }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let answer = try await transport.send(asking)
        #expect(answer.status == 500)
      }
      #expect(standIn.requests.count == 1)
    }
  }

  @Test func pausesGrowAndAreNeverTheSame() {
    let backoff = Backoff()
    for attempt in 1...12 {
      let most = min(Duration.milliseconds(500) * (1 << (attempt - 1)), .seconds(30))
      let pauses = (0..<50).map { _ in backoff.pause(after: attempt) }
      #expect(pauses.allSatisfy { $0 <= most && $0 >= most / 2 })
      #expect(Set(pauses).count > 10)
    }
  }

  @Test func understandsWhenToComeBack() throws {
    let now = try #require(
      ISO8601DateFormatter().date(from: "2026-11-22T12:00:00Z"))
    func pause(_ text: String) -> Duration? {
      Outcome(
        asking,
        .success(
          Response(status: 503, headers: [NamedText("retry-after", text)], body: Data()))
      ).askedPause(now: now)
    }
    #expect(pause("7") == .seconds(7))
    #expect(pause("Sun, 22 Nov 2026 12:01:30 GMT") == .seconds(90))
    #expect(pause("Sun, 22 Nov 2026 11:00:00 GMT") == .seconds(0))
    #expect(pause("soon") == nil)
    #expect(pause("-3") == nil)
  }
}
