public import Delivering
public import FindingModel
import Foundation
import Triage

/// What a file or flags say of how findings become requests; nil where they say nothing.
public struct SyncSettings: Sendable {
  public var template: String?
  public var product: String?
  public var productVersion: String?
  public var scope: String?
  public var grouping: RequestGrouping?
  /// Answers by the labels of questions.
  public var form: [String: String] = [:]
  public var priorities: [Severity: String] = [:]
  public var assignee: String?
  public var ccEmails: [String] = []
  public var isPrivate: Bool?
  public var limit: Int?
  public var mostClosed: Int?

  public init() {}

  /// These settings where they say something, those of another source where not.
  public func over(_ other: SyncSettings) -> SyncSettings {
    var settings = self
    settings.template = template ?? other.template
    // A version belongs to its product.
    settings.productVersion = productVersion ?? (product == nil ? other.productVersion : nil)
    settings.product = product ?? other.product
    settings.scope = scope ?? other.scope
    settings.grouping = grouping ?? other.grouping
    settings.form.merge(other.form) { own, _ in own }
    settings.priorities.merge(other.priorities) { own, _ in own }
    settings.assignee = assignee ?? other.assignee
    if ccEmails.isEmpty { settings.ccEmails = other.ccEmails }
    settings.isPrivate = isPrivate ?? other.isPrivate
    settings.limit = limit ?? other.limit
    settings.mostClosed = mostClosed ?? other.mostClosed
    return settings
  }

  /// How findings become requests.
  ///
  /// - Returns: The options, with defaults for what is not said.
  /// - Throws: Where there is no template, a version without a product, or a form asks for what
  ///   findings do not tell.
  public func options() throws -> SyncOptions {
    guard let template else { throw ConfigurationError("--template: expected a name, found none") }
    guard product != nil || productVersion == nil else {
      throw ConfigurationError("--product-version: expected with --product")
    }
    var options = SyncOptions(template: template)
    if let scope { options.scope = scope }
    options.product = product
    options.productVersion = productVersion
    options.grouping = grouping ?? options.grouping
    options.form = try FormMapping(form)
    options.priorities = priorities
    options.assignee = assignee
    options.ccEmails = ccEmails
    options.isPrivate = isPrivate ?? false
    options.limit = limit ?? .max
    options.mostClosed = mostClosed
    return options
  }
}

extension SyncSettings {
  private static let keys: Set<String> = [
    "template", "product", "product-version", "scope", "group-by", "form", "priorities",
    "assignee", "cc", "private", "limit", "max-close",
  ]

  /// Reads a file of YAML with the names of flags as keys; `form` and `priorities` are mappings,
  /// `cc` is a list.
  ///
  /// - Parameter path: Of the file.
  /// - Throws: Where it cannot be read, or for the first thing that is not as it may be, with its
  ///   place.
  public init(path: String) throws(ConfigurationError) {
    do throws(PolicyError) {
      let file = try SuppressionFile(try PolicyFile.open(path))
      try self.init(try YAMLNode(yaml: file.text, file: path))
    } catch {
      throw ConfigurationError("\(error)")
    }
  }

  private init(_ root: YAMLNode) throws(PolicyError) {
    _ = try root.requiredMembers()
    if let error = root.unknownKeys(besides: SyncSettings.keys).first { throw error }
    template = try root["template"].filledText()
    product = try root["product"].filledText()
    productVersion = try root["product-version"].filledText()
    scope = try root["scope"].filledText()
    assignee = try root["assignee"].filledText()
    ccEmails = try root["cc"].optionalTexts()
    if let word = try root["group-by"].filledText() {
      guard let grouping = RequestGrouping(rawValue: word) else {
        let known = RequestGrouping.allCases.map(\.rawValue).joined(separator: ", ")
        throw root["group-by"].unexpected("one of \(known)")
      }
      self.grouping = grouping
    }
    for member in try root["form"].optionalMembers() {
      form[member.key] = try member.value.optionalText() ?? ""
    }
    for member in try root["priorities"].optionalMembers() {
      guard let severity = Severity(word: member.key) else {
        throw PolicyError(
          "expected a severity, found `\(member.key)`", at: member.origin, path: "priorities")
      }
      priorities[severity] = try member.value.requiredText()
    }
    isPrivate = try root["private"].read("true or false", \.bool)
    limit = try root["limit"].read("a whole number", \.count)
    mostClosed = try root["max-close"].read("a whole number", \.count)
  }
}

extension YAMLNode {
  fileprivate var count: Int? { int.flatMap { $0 < 0 ? nil : $0 } }

  fileprivate func read<Value>(
    _ expected: String, _ value: (YAMLNode) -> Value?
  ) throws(PolicyError) -> Value? {
    guard isSet else { return nil }
    guard let value = value(self) else { throw unexpected(expected) }
    return value
  }
}
