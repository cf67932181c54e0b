import Foundation

/// Something that a request may say by name: a field of an object, a parameter of an import or a
/// filter of a list. The server ignores names that it does not know, so they are refused here.
public struct Field: Sendable {
  /// What its values are.
  public enum Kind: Sendable, Equatable {
    /// With no more characters than this.
    case text(Int = .max)
    /// One of these, in this case.
    case choice([String])
    case number
    case decimal
    case boolean
    /// `2026-11-22`.
    case day
    /// A day, or a day with a time.
    case time
    case texts
    case numbers
    /// Objects, or texts.
    case objects
    case object
    /// Several of these, any of them with a minus in front: what a list is sorted by.
    case order([String])

    static let severity = Kind.choice(["Info", "Low", "Medium", "High", "Critical"])
  }

  public let name: String
  public let kind: Kind
  public let isRequired: Bool

  static func required(_ name: String, _ kind: Kind) -> Field {
    Field(name: name, kind: kind, isRequired: true)
  }

  static func optional(_ name: String, _ kind: Kind) -> Field {
    Field(name: name, kind: kind, isRequired: false)
  }

  /// Several of one kind.
  static func optional(_ kind: Kind, _ names: String...) -> [Field] {
    names.map { .optional($0, kind) }
  }
}

extension [Field] {
  /// Looks at each value before it is sent.
  ///
  /// - Parameters:
  ///   - values: By name.
  ///   - subject: What errors call that which the fields belong to, as `product`.
  ///   - isWhole: Whether required fields have to be there.
  /// - Throws: With the first name that is unknown, missing, or has a value of another kind.
  func check(
    _ values: [String: JSONValue], of subject: String, isWhole: Bool
  ) throws(DeliveryError) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let field = first(where: { $0.name == name }) else {
        throw DeliveryError(.unfit, "\(subject): \(unknown(name))")
      }
      guard let fault = field.fault(in: value) else { continue }
      throw DeliveryError(.unfit, "\(subject): \(name): \(fault)")
    }
    guard isWhole, let missing = first(where: { $0.isRequired && values[$0.name] == nil }) else {
      return
    }
    throw DeliveryError(.unfit, "\(subject): \(missing.name): missing")
  }

  private func unknown(_ name: String) -> String {
    let near = map(\.name).filter { $0.contains(name) || name.contains($0) }
    let known = (near.isEmpty ? map(\.name) : near).map { "`\($0)`" }.joined(separator: ", ")
    return "expected one of \(known), found `\(name)`"
  }
}

extension Field {
  /// What is wrong with a value; nothing where it is as it should be.
  func fault(in value: JSONValue) -> String? {
    switch (kind, value) {
    case (_, .null):
      return isRequired ? "expected \(kind.words), found null" : nil
    case (.text(let most), .text(let text)):
      let count = text.unicodeScalars.count
      if count > most { return "expected no more than \(most) characters, found \(count)" }
      if isRequired, text.trimmed.isEmpty { return "expected a text, found none" }
      return text.unicodeScalars.contains("\0") ? "expected a text without NUL" : nil
    case (.choice(let choices), .text(let text)):
      return choices.contains(text) ? nil : "expected \(kind.words), found `\(text)`"
    case (.number, .int), (.decimal, .int), (.decimal, .double), (.boolean, .bool): return nil
    case (.decimal, .text(let text)) where Double(text) != nil: return nil
    case (.day, .text(let text)) where text.isDay: return nil
    case (.time, .text(let text)) where text.prefix(10).isDay: return nil
    case (.texts, .list(let values)):
      return values.allSatisfy { $0.text != nil } ? nil : "expected \(kind.words)"
    case (.numbers, .list(let values)):
      return values.allSatisfy { $0.int != nil } ? nil : "expected \(kind.words)"
    case (.objects, .list), (.object, .object): return nil
    case (.order(let names), .list(let values)):
      let other = values.first { !names.contains(String(($0.text ?? "").trimmingPrefix("-"))) }
      return other.map { "expected \(kind.words), found `\($0.text ?? "")`" }
    default:
      let found = (try? value.json()).map { String(decoding: $0.prefix(60), as: UTF8.self) }
      return "expected \(kind.words), found \(found ?? "another value")"
    }
  }

  /// The value that a text from the command line stands for.
  ///
  /// - Parameter text: As a person writes it: lists with commas.
  /// - Returns: The value, of this kind.
  /// - Throws: Where it is none of this kind.
  public func value(_ text: String) throws(DeliveryError) -> JSONValue {
    let value: JSONValue? =
      switch kind {
      case .text, .choice, .day, .time: .text(text)
      case .number: Int(text).map { .int($0) }
      case .decimal: Double(text).map { .double($0) }
      case .boolean: ["true": true, "false": false][text.lowercased()]
      case .texts: .list(text.split(separator: ",").map { .text($0.trimmed) })
      case .numbers:
        .list(text.split(separator: ",").map { Int($0.trimmed).map { .int($0) } ?? .null })
      case .objects, .order: .list(text.split(separator: ",").map { .text($0.trimmed) })
      case .object: try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
      }
    guard let value else {
      throw DeliveryError(.unfit, "\(name): expected \(kind.words), found `\(text)`")
    }
    if let fault = fault(in: value) { throw DeliveryError(.unfit, "\(name): \(fault)") }
    return value
  }
}

extension Field.Kind {
  /// What errors say that they expect.
  var words: String {
    switch self {
    case .text: "a text"
    case .choice(let choices): "one of " + choices.map { "`\($0)`" }.joined(separator: ", ")
    case .number: "a whole number"
    case .decimal: "a number"
    case .boolean: "true or false"
    case .day: "a day as 2026-11-22"
    case .time: "a time as 2026-11-22T12:00:00Z"
    case .texts: "a list of texts"
    case .numbers: "a list of whole numbers"
    case .objects: "a list"
    case .object: "an object of JSON"
    case .order(let names): "one of " + names.map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}

extension StringProtocol {
  /// Whether it is a day as `2026-11-22`.
  var isDay: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == 3 && (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }
}
