import FindingModel
import ReportReading
import ScannerKit

extension SARIF {
  /// The title and the description of a result.
  struct Wording {
    let title: String
    /// What stands before and behind the snippet in the description.
    private let head: String
    private let tail: String

    init(of result: JSON, _ rule: Rule?) throws(ReportError) {
      let message = result["message"]
      let text = message.exists ? Wording.text(of: message, rule) : nil
      let title = text ?? rule.map(Wording.title) ?? Wording.substitute(for: message, in: result)
      guard let title else { throw message["text"].error("missing") }
      self.title = SARIF.shortened(title)
      let shown = text ?? (rule == nil ? title : "None")
      head = message.exists ? joined("**Result message:** ", shown, "\n") : ""
      var tail = TextBytes()
      Wording.describe(rule, besides: message.exists ? shown : "", in: &tail)
      Wording.addFlow(result["codeFlows"], to: &tail)
      self.tail = tail.text
    }

    func description(withSnippet snippet: String?) -> String {
      let text = snippet.map { joined(head, "**Snippet:**\n```\n", $0, "\n```\n", tail) }
      return withoutLineEnd(text ?? joined(head, tail))
    }

    private func withoutLineEnd(_ text: String) -> String {
      text.utf8.last == UInt8(ascii: "\n")
        ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
    }

    /// A message in words, or one of the rule's templates with its arguments.
    private static func text(of message: JSON, _ rule: Rule?) -> String? {
      guard let rule, let id = message["id"].text, let template = rule.template(id) else {
        return message["text"].text
      }
      var text = template
      var arguments = message["arguments"].isList ? message["arguments"].texts[...] : []
      for number in 0..<6 {
        let parts = text.parts(between: "{\(number)}")
        // The reference ends at the first place that is not there, so `{1}` alone is left as it is.
        guard parts.count > 1, let argument = arguments.first else { return text }
        text = parts.joined(separator: argument)
        arguments = arguments.dropFirst()
      }
      // And forgets a text in which all six were.
      return nil
    }

    private static func title(of rule: Rule) -> String {
      rule.shortDescription?.text ?? rule.fullDescription?.text ?? rule.name ?? rule.id
    }

    /// What names a result whose message is not in the report: the reference refuses that report.
    private static func substitute(for message: JSON, in result: JSON) -> String? {
      message["markdown"].text ?? result["ruleId"].text ?? message["id"].text
    }

    private static func describe(_ rule: Rule?, besides message: String, in text: inout TextBytes) {
      guard let rule else { return }
      let short = rule.shortDescription?.shown
      if let name = rule.name { text.appendLine("**Rule name:** ", name) }
      if let short, short != message { text.appendLine("**Rule short description:** ", short) }
      if let full = rule.fullDescription?.shown, full != message, full != short ?? "" {
        text.appendLine("**Rule full description:** ", full)
      }
    }

    /// Adds the steps of the last thread flow: the reference forgets those before it.
    private static func addFlow(_ flows: JSON, to text: inout TextBytes) {
      guard flows.isList else { return }
      var last: JSON?
      for flow in flows where flow["threadFlows"].isList {
        for thread in flow["threadFlows"] where thread["locations"].exists {
          last = thread["locations"]
        }
      }
      guard let last else { return }
      text.append("**Code flow:**\n")
      guard last.isList else { return }
      for (index, step) in last.enumerated() {
        addStep(step["location"], number: index + 1, to: &text)
      }
    }

    private static func addStep(_ location: JSON, number: Int, to text: inout TextBytes) {
      let physical = location["physicalLocation"]
      let region = physical["region"]
      text.append("\(number). ")
      text.append(python: physical["artifactLocation"]["uri"])
      add(":L", region["startLine"], to: &text)
      add(":C", region["startColumn"], to: &text)
      let snippet = region["snippet"]
      if snippet.exists {
        text.append("\t-\t")
        text.append(python: snippet["text"])
      }
      text.append("\n")
      let message = location["message"]
      guard message.exists else { return }
      text.append("\t")
      let markdown = message["markdown"]
      add("", markdown.exists ? markdown : message["text"], to: &text)
      text.append("\n")
    }

    /// Adds a value, if there is one.
    private static func add(_ label: String, _ value: JSON, to text: inout TextBytes) {
      guard value.exists else { return }
      text.append(label)
      text.append(python: value)
    }
  }
}
