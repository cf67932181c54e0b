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
      tail =
        Wording.description(of: rule, besides: message.exists ? shown : "")
        + Wording.flow(result["codeFlows"])
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

    private static func description(of rule: Rule?, besides message: String) -> String {
      guard let rule else { return "" }
      var text = rule.name.map { joined("**Rule name:** ", $0, "\n") } ?? ""
      let short = rule.shortDescription?.shown
      if let short, short != message {
        text += joined("**Rule short description:** ", short, "\n")
      }
      if let full = rule.fullDescription?.shown, full != message, full != short ?? "" {
        text += joined("**Rule full description:** ", full, "\n")
      }
      return text
    }

    /// The steps of the last thread flow: the reference forgets those before it.
    private static func flow(_ flows: JSON) -> String {
      guard flows.isList else { return "" }
      var last: JSON?
      for flow in flows where flow["threadFlows"].isList {
        for thread in flow["threadFlows"] where thread["locations"].exists {
          last = thread["locations"]
        }
      }
      guard let last else { return "" }
      var text = "**Code flow:**\n"
      if last.isList {
        for (index, step) in last.enumerated() {
          text += Wording.step(step["location"], number: index + 1)
        }
      }
      return text
    }

    private static func step(_ location: JSON, number: Int) -> String {
      let physical = location["physicalLocation"]
      let region = physical["region"]
      var text = "\(number). \(physical["artifactLocation"]["uri"].pythonText)"
      if region["startLine"].exists { text += ":L\(region["startLine"].pythonText)" }
      if region["startColumn"].exists { text += ":C\(region["startColumn"].pythonText)" }
      if region["snippet"].exists { text += "\t-\t" + region["snippet"]["text"].pythonText }
      text += "\n"
      let message = location["message"]
      guard message.exists else { return text }
      let words =
        message["markdown"].exists
        ? message["markdown"].pythonText : message["text"].pythonText(orIfMissing: "")
      return joined(text, "\t", words, "\n")
    }
  }
}
