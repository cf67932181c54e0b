public import FindingModel
public import ReportReading

/// Gathers what the values of a record tell, of the kinds of facts that are wanted.
public struct Facts {
  private let wanted: Set<Fact.Kind>
  public private(set) var told: [Fact] = []

  public init(_ wanted: Set<Fact.Kind>) { self.wanted = wanted }

  /// Whether facts of a kind are wanted; for what takes time to find out.
  public func wants(_ kind: Fact.Kind) -> Bool { wanted.contains(kind) }

  /// Adds a fact, unless there is nothing to tell.
  public mutating func add(_ kind: Fact.Kind, _ text: @autoclosure () -> String?) {
    guard wants(kind), let text = text(), !text.isEmpty else { return }
    told.append(Fact(kind, text))
  }

  /// Adds a fact for each text or number, and for those in each list.
  public mutating func add(_ kind: Fact.Kind, _ values: JSON...) {
    guard wants(kind) else { return }
    for value in values {
      if value.isList {
        for element in value { add(kind, element.scalarText) }
      } else {
        add(kind, value.scalarText)
      }
    }
  }

  /// Adds what another tool's suppression files ask for under a name, unless there is nothing.
  public mutating func addProperty(_ name: String, _ text: @autoclosure () -> String?) {
    guard wants(.property), let text = text(), !text.isEmpty else { return }
    told.append(Fact(.property, "\(name):\(text)"))
  }

  /// Adds the lines that a check is about, from 1, unless they are not known.
  public mutating func addLines(_ first: Int?, _ last: Int?) {
    guard let first, first > 0 else { return }
    addProperty("lines", "\(first)-\(Swift.max(first, last ?? first))")
  }

  /// Adds the severity that a source gives, if both are known: `redhat:Medium`.
  public mutating func addSeverity(
    _ severity: @autoclosure () -> Severity?, by source: @autoclosure () -> String?
  ) {
    guard wants(.vendorSeverity), let severity = severity(), let source = source() else { return }
    // "Red Hat" and "redhat" are the same.
    let name = String(decoding: source.lowercased().utf8.filter { $0 != 0x20 }, as: UTF8.self)
    if !name.isEmpty { add(.vendorSeverity, "\(name):\(severity.rawValue)") }
  }
}

extension Severity {
  /// The severity that a source's word stands for, in any letter case.
  public init?(sourceWord word: String?) {
    switch word?.lowercased() {
    case "critical", "urgent": self = .critical
    case "high", "important": self = .high
    case "medium", "moderate": self = .medium
    case "low", "minor": self = .low
    case "info", "information", "informational", "negligible", "none", "unknown": self = .info
    default: return nil
    }
  }
}

/// Without a word on values of other kinds, which whoever makes the findings has to say.
extension JSON {
  /// The elements of a list; none of another value.
  public var elementsIfList: [JSON] { isList ? Array(self) : [] }

  /// The members of an object; none of another value.
  public var membersIfObject: [(key: String, value: JSON)] { isObject ? Array(members) : [] }

  /// A text, or a number as the report writes it.
  fileprivate var scalarText: String? { text ?? (kind == .number ? pythonText : nil) }
}
