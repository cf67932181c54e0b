import FindingModel
import Foundation
import StandInServers
import Testing

@testable import Delivering

private let product = "https://elsewhere.example.com/api/v2/products/\(StandInDejaCode.product)/"

/// A request as it was made and commented on.
private struct Story {
  var row: StandInDejaCode.Row

  /// As the options make it for a finding.
  init(_ finding: Finding, _ options: SyncOptions = .sample) throws {
    let draft = try #require(options.drafts([finding]).drafts.first)
    row = [
      "uuid": .text(draft.uuid), "api_url": "u", "absolute_url": "u", "title": .text(draft.title),
      "request_template": "u", "request_template_name": .text(options.template), "status": "open",
      "notes": .text(RequestText(draft: draft, scope: options.scope).notes),
      "priority": options.priorities[draft.severity].map { .text($0) } ?? .null,
      "product_context": .text(
        "http://dejacode.example.com/api/v2/products/\(StandInDejaCode.product)/"),
      "serialized_data": [:], "is_private": false, "requester": "bot", "last_modified_by": nil,
      "created_date": "2026-11-22T00:00:00Z", "last_modified_date": "2026-11-22T00:00:00Z",
      "comments": [],
    ]
  }

  func with(_ changes: StandInDejaCode.Row) -> Story {
    var story = self
    story.row.merge(changes) { $1 }
    return story
  }

  func saying(_ text: String, by user: String = "bot", at minute: Int) -> Story {
    let comment: JSONValue = [
      "uuid": "c", "user": .text(user), "text": .text(text),
      "created_date": .text("2026-11-22T01:\(minute):00Z"),
    ]
    return with(["comments": .list((row["comments"]?.list ?? []) + [comment])])
  }

  func edited(by user: String, at minute: Int, _ changes: StandInDejaCode.Row = [:]) -> Story {
    with(changes).with([
      "last_modified_by": .text(user), "last_modified_date": .text("2026-11-22T01:\(minute):00Z"),
    ])
  }

  /// As a run leaves it whose finding is gone.
  func closed(scope: String = "trivy-scan") throws -> Story {
    let request = try self.request
    return saying(RequestText.gone(request, scope: scope, others: []), at: 10)
      .edited(by: "bot", at: 11, ["status": "closed"])
  }

  var request: DejaCodeRequest {
    get throws {
      try JSONDecoder.answers.decode(
        DejaCodeRequest.self, from: JSONValue.object(row).json())
    }
  }
}

@Suite struct SyncPlanTests {
  private func plan(
    _ findings: [Finding], _ stories: [Story], _ options: SyncOptions = .sample
  ) throws -> SyncPlan {
    SyncPlan(
      options.drafts(findings), existing: try stories.map { try $0.request }, productURL: product,
      options: options)
  }

  private let closing = SyncOptions.sample.with { $0.closesGone = true }

  @Test func newFindingsMakeRequestsTheWorstFirst() throws {
    let findings = [
      vulnerable("CVE-1"), vulnerable("CVE-2", "4.17.15", .critical),
      vulnerable("CVE-3", "4.17.15", .low),
    ]
    let plan = try plan(findings, [], .sample.with { $0.limit = 2 })
    #expect(plan.steps.map(\.kind) == [.created, .created, .left])
    #expect(plan.steps.map(\.title.first) == ["[", "[", "["])
    #expect(plan.steps[0].title.hasPrefix("[CRITICAL]"))
    #expect(plan.steps[2].reason == "beyond the limit")
  }

  @Test func nothingIsSaidTwice() throws {
    let finding = vulnerable("CVE-1")
    let plan = try plan([finding], [Story(finding)])
    #expect(plan.steps.map(\.kind) == [.unchanged])
    #expect(plan.steps[0].actions.isEmpty)
  }

  @Test func aChangeIsOneComment() throws {
    let old = vulnerable("CVE-1", "4.17.15", .high)
    let new = vulnerable("CVE-1", "4.17.15", .critical, fix: "4.17.21")
    let story = try Story(old)
    let step = try plan([new], [story]).steps[0]
    #expect(step.kind == .changed)
    #expect(step.actions.first == .update(["priority": "Urgent"]))
    guard case .comment(let text) = step.actions.last else {
      Issue.record("no comment")
      return
    }
    #expect(step.actions.count == 2)
    #expect(text.hasPrefix("Severity: High → Critical.\n\nNew: CVE-1 in lodash 4.17.15: Critical"))
    #expect(text.contains("Gone: CVE-1 in lodash 4.17.15: High, package-lock.json"))
    // Both are done, or the first alone: the rest follows, once.
    #expect(
      try plan([new], [story.with(["priority": "Urgent"]).saying(text, at: 1)]).steps[0].kind
        == .unchanged)
    #expect(
      try plan([new], [story.with(["priority": "Urgent"])]).steps[0].actions == [.comment(text)])
  }

  @Test(arguments: [
    // A person chose the label.
    (Severity.critical, "Low" as String?, SyncOptions.sample.priorities),
    // It falls.
    (.low, "High", [.high: "High", .low: "Low"]),
    // There is no label for it.
    (.critical, "High", [.high: "High"]),
  ])
  func otherPrioritiesStay(
    _ severity: Severity, _ label: String?, _ priorities: [Severity: String]
  ) throws {
    let options = SyncOptions.sample.with { $0.priorities = priorities }
    let story = try Story(vulnerable("CVE-1"), options)
      .with(["priority": label.map { .text($0) } ?? .null])
    let step = try plan([vulnerable("CVE-1", "4.17.15", severity)], [story], options).steps[0]
    #expect(step.actions.count == 1)
    guard case .comment = step.actions.first else {
      Issue.record("no comment")
      return
    }
  }

  @Test func whatAPersonClosedStaysClosed() throws {
    let finding = vulnerable("CVE-1")
    let story = try Story(finding).edited(by: "alice", at: 5, ["status": "closed"])
    let step = try plan([finding], [story], closing).steps[0]
    #expect(step.kind == .left)
    #expect(step.reason == "closed by alice")
    #expect(step.actions.isEmpty)
    let forced = try plan([finding], [story], .sample.with { $0.reopens = true }).steps[0]
    #expect(forced.kind == .reopened)
    #expect(forced.actions.first == .update(["status": "open"]))
  }

  @Test func onlyWhatARunClosedIsReopened() throws {
    let finding = vulnerable("CVE-1")
    let closed = try Story(finding).closed()
    #expect(try plan([finding], [closed], closing).steps.map(\.kind) == [.reopened])
    // Somebody had something to say afterwards, or closed it anew.
    let spoken = closed.saying("Thanks.", by: "alice", at: 20)
    #expect(try plan([finding], [spoken], closing).steps[0].kind == .left)
    let edited = closed.edited(by: "alice", at: 20)
    #expect(try plan([finding], [edited], closing).steps[0].reason == "closed by alice")
    // A person who quotes the marker is no run.
    let quoted = try Story(finding).saying(
      RequestText.gone(try Story(finding).request, scope: "trivy-scan", others: []), by: "alice",
      at: 1
    ).edited(by: "bot", at: 2, ["status": "closed"])
    #expect(try plan([finding], [quoted], closing).steps[0].kind == .left)
  }

  @Test func anInterruptedReopeningIsEnded() throws {
    let finding = vulnerable("CVE-1")
    let open = try Story(finding).closed().edited(by: "bot", at: 12, ["status": "open"])
    let step = try plan([finding], [open], closing).steps[0]
    #expect(step.kind == .changed)
    guard case .comment(let text) = step.actions.first, step.actions.count == 1 else {
      Issue.record("no comment")
      return
    }
    #expect(text.hasPrefix("Found again by the scan `trivy-scan`:"))
    #expect(try plan([finding], [open.saying(text, at: 13)]).steps[0].kind == .unchanged)
  }

  @Test func whatIsGoneIsClosedWhereThatIsWanted() throws {
    let story = try Story(vulnerable("CVE-1"))
    #expect(try plan([], [story]).steps.isEmpty)
    let step = try plan([], [story], closing).steps[0]
    #expect(step.kind == .closed)
    guard case .comment(let text) = step.actions.first else {
      Issue.record("no comment")
      return
    }
    #expect(step.actions.last == .update(["status": "closed"]))
    // The run was interrupted after the comment.
    let rest = try plan([], [story.saying(text, at: 3)], closing).steps
    #expect(rest.map(\.actions) == [[.update(["status": "closed"])]])
    #expect(try plan([], [try story.closed()], closing).steps.isEmpty)
  }

  @Test func whatAPersonOpenedAgainIsNotClosedAgain() throws {
    let story = try Story(vulnerable("CVE-1")).closed()
      .edited(by: "alice", at: 30, ["status": "open"])
    let step = try plan([], [story], closing).steps[0]
    #expect(step.kind == .left)
    #expect(step.reason == "opened again by alice")
  }

  @Test func onlyTheScansOwnRequestsAreClosed() throws {
    let story = try Story(vulnerable("CVE-1"))
    let foreign: [Story] = [
      // Of another product, or none.
      story.with(["product_context": "http://dejacode.example.com/api/v2/products/1/"]),
      story.with(["product_context": nil]),
      // Made by hand, with a copied marker.
      story.with(["uuid": "00000000-0000-4000-8000-000000000000"]),
      story.with(["notes": "by hand"]),
      story.with(["status": "draft"]),
    ]
    for other in foreign { #expect(try plan([], [other], closing).steps.isEmpty) }
    let grype = closing.with { $0.scope = "grype" }
    #expect(try plan([], [story], grype).steps.isEmpty)
  }

  @Test func whatAPolicyDropsIsNotGone() throws {
    let finding = vulnerable("CVE-1")
    var dropped = finding
    dropped.verdict = Verdict(.dropped)
    #expect(try plan([dropped], [try Story(finding)], closing).steps.isEmpty)
  }

  @Test func scansOfOneProductDoNotContradictEachOther() throws {
    let finding = vulnerable("CVE-1")
    let grype = closing.with { $0.scope = "grype" }
    let other = vulnerable("CVE-1", "4.17.15", .critical)
    var story = try Story(finding)
    guard case .comment(let text) = try plan([other], [story], grype).steps[0].actions.last else {
      Issue.record("no comment")
      return
    }
    #expect(text.hasPrefix("Also found by the scan `grype`:"))
    story = story.saying(text, at: 1)
    // Each scan knows its own state again.
    #expect(try plan([finding], [story], closing).steps[0].kind == .unchanged)
    #expect(try plan([other], [story], grype).steps[0].kind == .unchanged)
    // It is closed when it is gone in both.
    let step = try plan([], [story], grype).steps[0]
    guard step.kind == .changed, case .comment(let gone) = step.actions[0] else {
      Issue.record("\(step)")
      return
    }
    #expect(gone.contains("It still is in: `trivy-scan`."))
    story = story.saying(gone, at: 2)
    #expect(try plan([], [story], grype).steps.isEmpty)
    #expect(try plan([], [story], closing).steps.map(\.kind) == [.closed])
  }

  @Test func tooManyClosingsAreRefused() throws {
    let stories = try (1...30).map { try Story(vulnerable("CVE-\($0)")) }
    let kept = (1...14).map { vulnerable("CVE-\($0)") }
    let plan16 = try plan(kept, stories, closing)
    #expect(
      plan16.refusal == "16 of 30 open requests would be closed, and no more than 15 may be")
    #expect(try plan(kept + [vulnerable("CVE-15")], stories, closing).refusal == nil)
    #expect(try plan([], Array(stories.prefix(10)), closing).refusal == nil)
    #expect(try plan(kept, stories, closing.with { $0.mostClosed = 16 }).refusal == nil)
    #expect(try plan([], [stories[0]], closing.with { $0.mostClosed = 0 }).refusal != nil)
    #expect(try plan(kept, stories).refusal == nil)
  }

  @Test func notesThatReviewersWroteOverAreMadeUpForOnce() throws {
    let finding = vulnerable("CVE-1")
    let story = try Story(finding).with(["notes": "We looked at this."])
    guard case .comment(let text) = try plan([finding], [story]).steps[0].actions.first else {
      Issue.record("no comment")
      return
    }
    #expect(text.hasPrefix("Found by the scan `trivy-scan`:"))
    #expect(try plan([finding], [story.saying(text, at: 1)]).steps[0].kind == .unchanged)
  }

  @Test func descriptionsDoNotPassForFindings() throws {
    let history = RequestHistory(try Story(vulnerable("CVE-1")).request)
    #expect(
      history.entries["trivy-scan"] == ["CVE-1 in lodash 4.17.15: High, package-lock.json"])
  }
}
