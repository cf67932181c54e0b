import FindingModel

/// What a template's questions are answered with: by label a text in which `{severity}` and the like
/// stand for what a finding says.
public struct FormMapping: Sendable, Hashable {
  /// What may stand in braces.
  public enum Attribute: String, Sendable, CaseIterable {
    case component, count, cwe, date, description, finding, path, purl, references, rule, scanner,
      severity, title, version, vulnerabilities, vulnerability
    case fixAvailable = "fix_available"
    case fixVersion = "fix_version"
  }

  fileprivate enum Part: Sendable, Hashable {
    case literal(String)
    case attribute(Attribute)
  }

  /// By label.
  private let answers: [String: [Part]]

  /// No question is answered, and no answers are sent.
  public static let none = FormMapping(answers: [:])

  private init(answers: [String: [Part]]) { self.answers = answers }

  /// - Parameter form: By label.
  /// - Throws: Where another word stands in braces.
  public init(_ form: [String: String]) throws(DeliveryError) {
    var answers: [String: [Part]] = [:]
    for (label, text) in form { answers[label] = try FormMapping.parts(text, of: label) }
    self.answers = answers
  }

  private static func parts(_ text: String, of label: String) throws(DeliveryError) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      if start > rest.startIndex { parts.append(.literal(String(rest[..<start]))) }
      let name = rest[rest.index(after: start)..<end]
      guard let attribute = Attribute(rawValue: String(name)) else {
        let known = Attribute.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw DeliveryError(.unfit, "form: \(label): expected one of \(known), found `\(name)`")
      }
      parts.append(.attribute(attribute))
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? parts : parts + [.literal(String(rest))]
  }

  /// Looks whether a template would take the answers, before anything is sent.
  ///
  /// - Parameter template: The template.
  /// - Throws: With the first label that is unknown, unanswered though it is required, or answered
  ///   with what it cannot take.
  public func check(against template: RequestTemplate) throws(DeliveryError) {
    if answers.isEmpty { return }
    let labels = template.questions.map(\.label)
    func refuse(_ words: String) -> DeliveryError {
      DeliveryError(.unfit, "form: the template `\(template.name)` \(words)")
    }
    if let label = answers.keys.sorted().first(where: { !labels.contains($0) }) {
      let known = labels.map { "`\($0)`" }.joined(separator: ", ")
      throw refuse("asks for \(known.isEmpty ? "nothing" : known), and not for `\(label)`")
    }
    for question in template.questions {
      guard let parts = answers[question.label] else {
        if question.isRequired, question.kind != .boolean {
          throw refuse("wants an answer to `\(question.label)`")
        }
        continue
      }
      if let expected = FormMapping.expected(by: question, insteadOf: parts) {
        throw refuse("takes for `\(question.label)` \(expected)")
      }
    }
  }

  /// What a question takes; nothing where it takes the answer.
  private static func expected(
    by question: RequestTemplate.Question, insteadOf parts: [Part]
  ) -> String? {
    switch question.kind {
    case .boolean:
      let known: [[Part]] = [
        [.attribute(.fixAvailable)], [.literal("true")], [.literal("false")],
      ]
      return known.contains(parts) ? nil : "{fix_available}, true or false"
    case .day:
      if parts == [.attribute(.date)] { return nil }
      if parts.count == 1, case .literal(let text) = parts[0],
        Day(startOf: text)?.description == text
      {
        return nil
      }
      return "{date} or a day as 2026-11-22"
    case .text, .paragraph, nil: return nil
    }
  }

  /// The answers for a request.
  ///
  /// - Parameters:
  ///   - draft: The request.
  ///   - template: Whose questions they are; booleans are answered all, as the server wants.
  ///   - today: The day of findings that tell none.
  /// - Returns: Nothing where no question is to be answered.
  func answers(
    for draft: RequestDraft, to template: RequestTemplate, today: Day
  ) -> JSONValue? {
    if answers.isEmpty { return nil }
    var values: [String: JSONValue] = [:]
    for question in template.questions {
      let parts = answers[question.label]
      if question.kind == .boolean {
        let text = parts.map { draft.text($0, today) }
        values[question.label] = .bool(text == "true")
      } else if let parts {
        let text = draft.text(parts, today)
        let isMissing = question.isRequired && text.trimmed.isEmpty
        values[question.label] = .text(isMissing ? "not reported" : text)
      }
    }
    return .object(values)
  }
}

extension RequestDraft {
  fileprivate func text(_ parts: [FormMapping.Part], _ today: Day) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .attribute(let attribute): value(attribute, today).replacing("\0", with: "")
      }
    }.joined()
  }

  private func value(_ attribute: FormMapping.Attribute, _ today: Day) -> String {
    switch attribute {
    case .component: worst.componentName ?? ""
    case .count: "\(count)"
    case .cwe: worst.cwe.flatMap { $0 > 0 ? "CWE-\($0)" : nil } ?? ""
    case .date: (worst.date ?? today).description
    case .description: worst.description ?? ""
    case .finding: uuid
    case .fixAvailable: "\(worst.fixAvailable ?? (worst.fixVersion?.isEmpty == false))"
    case .fixVersion: worst.fixVersion ?? ""
    case .path: worst.filePath ?? worst.place ?? ""
    case .purl: purl ?? ""
    case .references: worst.references ?? ""
    case .rule: worst.vulnIDFromTool ?? ""
    case .scanner: worst.scanType
    case .severity: severity.rawValue
    case .title: worst.title
    case .version: worst.componentVersion ?? ""
    case .vulnerabilities: vulnerabilities.joined(separator: ", ")
    case .vulnerability: worst.vulnerabilityIDs.first ?? ""
    }
  }
}
