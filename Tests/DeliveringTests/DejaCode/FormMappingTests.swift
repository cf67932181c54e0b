import FindingModel
import Foundation
import StandInServers
import Testing

@testable import Delivering

@Suite struct FormMappingTests {
  /// As a server describes it.
  private func template(_ name: String = "Package vulnerability finding") throws -> RequestTemplate
  {
    let row = try #require(
      StandInDejaCode.objects["request_templates"]?.first { $0["name"] == .text(name) })
    return try JSONDecoder.answers.decode(
      RequestTemplate.self, from: JSONValue.object(row).json())
  }

  private let today = Day(startOf: "2026-11-22")

  @Test func answersAllBooleansAndOnlyWhatIsAsked() throws {
    let form = try FormMapping([
      "Vulnerability ID": "{vulnerability}", "Severity": "{severity}",
      "Details": "{component} {version}: {description} ({count})", "Reported on": "{date}",
    ])
    let template = try template()
    try form.check(against: template)
    let draft = try #require(SyncOptions.sample.drafts([vulnerable("CVE-1")]).drafts.first)
    #expect(
      form.answers(for: draft, to: template, today: try #require(today)) == [
        "Vulnerability ID": "CVE-1", "Severity": "High",
        "Details": "lodash 4.17.15: A fault in lodash.\n- of some kind (1)",
        "Fix available": false, "Reported on": "2026-11-22",
      ])
  }

  @Test func aRequiredAnswerIsNeverEmpty() throws {
    let form = try FormMapping(["Vulnerability ID": "{vulnerability}"])
    let draft = try #require(
      SyncOptions.sample.drafts([weak("sqli", at: "a.py", line: 1)]).drafts.first)
    let answers = form.answers(for: draft, to: try template(), today: try #require(today))
    #expect(answers == ["Vulnerability ID": "not reported", "Fix available": false])
  }

  @Test func withoutAMappingNothingIsAnswered() throws {
    let draft = try #require(SyncOptions.sample.drafts([vulnerable("CVE-1")]).drafts.first)
    try FormMapping.none.check(against: try template())
    #expect(
      FormMapping.none.answers(for: draft, to: try template(), today: try #require(today)) == nil)
  }

  @Test(
    arguments: [
      (["Severity": "{severity}"], "wants an answer to `Vulnerability ID`"),
      (["Risk": "x", "Vulnerability ID": "x"], "and not for `Risk`"),
      (
        ["Vulnerability ID": "x", "Fix available": "{severity}"],
        "takes for `Fix available` {fix_available}, true or false"
      ),
      (
        ["Vulnerability ID": "x", "Reported on": "22.11.2026"],
        "takes for `Reported on` {date} or a day as 2026-11-22"
      ),
      (
        ["Vulnerability ID": "x", "Reported on": "2026-02-30"],
        "takes for `Reported on` {date} or a day as 2026-11-22"
      ),
    ] as [([String: String], String)])
  func whatTheTemplateWouldRefuseIsSaidBefore(_ form: [String: String], _ words: String) throws {
    let mapping = try FormMapping(form)
    let template = try template()
    let error = #expect(throws: DeliveryError.self) { try mapping.check(against: template) }
    #expect(error?.description.hasSuffix(words) == true, "\(String(describing: error))")
  }

  @Test func anUnknownAttributeIsAnError() {
    let error = #expect(throws: DeliveryError.self) { try FormMapping(["Severity": "{sevrity}"]) }
    #expect(error?.description.hasPrefix("form: Severity: expected one of component, ") == true)
    #expect(error?.description.hasSuffix("found `sevrity`") == true)
  }

  @Test func otherBracesAreText() throws {
    let form = try FormMapping(["Vulnerability ID": "a { b", "Fix available": "true"])
    let template = try template()
    try form.check(against: template)
    let draft = try #require(SyncOptions.sample.drafts([vulnerable("CVE-1")]).drafts.first)
    let answers = form.answers(for: draft, to: template, today: try #require(today))
    #expect(answers == ["Vulnerability ID": "a { b", "Fix available": true])
  }
}
