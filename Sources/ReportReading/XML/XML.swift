/// An element of an XML report, or the place where one was expected.
///
/// Asking never fails: `report["site"]` of a report without that element is a value that does not
/// ``exists``, and remembers where it was looked for. What a record cannot do without is asked for
/// with ``requiredText()``, whose error says where it is missing. Elements and attributes are found
/// by their local names, whatever their namespaces.
///
/// Large elements are read as they are asked for; a record that is gone through with
/// ``eachRecord(_:_:)`` is read as a whole. Of a report that breaks off, elements do not exist from
/// there on; the reason is in ``XMLReport/failure``. A value belongs to the task that reads the
/// report.
public struct XML {
  enum Storage {
    case held(XMLRecord, Int)
    case walked(XMLContainer)
    case nothing
  }

  /// The element, or the one it is missing in.
  let storage: Storage
  /// What is missing there.
  private var missingName: MissingName?

  private enum MissingName {
    case literal(StaticString)
    case text(String)
  }

  init(_ record: XMLRecord, _ node: Int) { storage = .held(record, node) }

  init(_ container: XMLContainer) { storage = .walked(container) }

  /// The root of a report that has none.
  init() {
    storage = .nothing
    missingName = .text("")
  }

  private init(missing name: MissingName, in parent: XML) {
    storage = parent.storage
    missingName = name
  }

  /// The element, unless it is missing.
  var existing: Storage { exists ? storage : .nothing }

  /// Whether the report has this element.
  public var exists: Bool { missingName == nil }

  /// The local name; empty where the element does not exist.
  public var name: String {
    switch existing {
    case .held(let record, let node): record.name(of: node)
    case .walked(let container): container.stream.names.texts[Int(container.name)]
    case .nothing: ""
    }
  }

  // MARK: Children

  /// The first child of that name.
  ///
  /// Looking for a child that a large element does not have takes reading it to its end, once.
  public subscript(_ name: StaticString) -> XML {
    guard exists else { return self }
    return child { $0.number(of: name) } ?? XML(missing: .literal(name), in: self)
  }

  /// The first child of a name that is known only when the report is read.
  public subscript(named name: String) -> XML {
    guard exists else { return self }
    return child { $0.number(of: name) } ?? missing(name)
  }

  /// The first child of the name with a number; the element exists.
  @inline(__always)
  private func child(_ number: (XMLNames) -> Int32) -> XML? {
    switch storage {
    case .held(let record, let node):
      record.child(number(record.names), of: node).map { XML(record, $0) }
    case .walked(let container): container.child(number(container.stream.names))
    case .nothing: nil
    }
  }

  // MARK: Text

  /// The text before the first child, as `.text` of Python's ElementTree; nil where there is none.
  ///
  /// Comments and processing instructions do not end it.
  public var text: String? {
    switch existing {
    case .held(let record, let node): record.leadingText(of: node)
    case .walked(let container): container.text()
    case .nothing: nil
    }
  }

  /// The text before the first child, unless it is empty.
  public var nonEmptyText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The text of the first child of that name: empty where it has none, nil where there is no such
  /// child, as `findtext` of Python's ElementTree.
  public func childText(_ name: StaticString) -> String? {
    guard exists, case .held(let record, let node) = storage else {
      let child = self[name]
      return child.exists ? child.text ?? "" : nil
    }
    // Without making a value of the child: most texts are asked for like this.
    return record.child(record.names.number(of: name), of: node).map {
      record.leadingText(of: $0) ?? ""
    }
  }

  /// All text inside, that of children too, in the order of the report.
  public var allText: String {
    switch existing {
    case .held(let record, let node): record.allText(of: node)
    case .walked(let container): container.allText()
    case .nothing: ""
    }
  }

  /// The text before the first child; an error where there is no element or no text.
  public func requiredText() throws(ReportError) -> String {
    if let text { return text }
    throw error(exists ? "expected text, found nothing" : "missing")
  }

  // MARK: Attributes

  /// The value of an attribute; nil where there is none.
  ///
  /// One without a namespace comes before others of the same local name.
  public func attribute(_ name: StaticString) -> String? {
    guard exists else { return nil }
    return switch storage {
    case .held(let record, let node): record.attribute(record.names.number(of: name), of: node)
    case .walked(let container): container.attribute(container.stream.names.number(of: name))
    case .nothing: nil
    }
  }

  /// The value of an attribute; an error where there is none.
  public func requiredAttribute(_ name: StaticString) throws(ReportError) -> String {
    if let value = attribute(name) { return value }
    guard exists else { throw error("missing") }
    var missing = error("missing")
    missing.path += "/@\(name)"
    throw missing
  }

  /// All attributes with their local names; those without a namespace first, else in the order of
  /// the report.
  public var attributes: [(name: String, value: String)] {
    switch existing {
    case .held(let record, let node):
      record.attributes(of: node).map {
        (name: record.name(ofAttribute: $0), value: record.value(of: $0))
      }
    case .walked(let container):
      container.attributes.map {
        (name: container.stream.names.texts[Int($0.name)], value: $0.value)
      }
    case .nothing: []
    }
  }

  // MARK: Places

  /// Where the element stands: its path, and its bytes from its `<` to after its `>`; the bytes
  /// are approximate where the report has no ``XMLReport/hasExactRanges``.
  ///
  /// Of a missing one: the place of the element where it was looked for.
  public var position: RecordRange { RecordRange(path: path, bytes: bytes) }

  /// The way to the element, as `/report/site[2]/alert`: numbers count from 1 those of the same
  /// name, and a first one has none.
  public var path: String {
    let found =
      switch storage {
      case .held(let record, let node): record.path(of: node)
      case .walked(let container): container.path
      case .nothing: ""
      }
    switch missingName {
    case nil: return found
    case .literal(let name): return "\(found)/\(name)"
    case .text(let name): return "\(found)/\(name)"
    }
  }

  /// An error at this element.
  public func error(_ problem: String) -> ReportError {
    ReportError(problem, path: path, offset: offset)
  }

  /// Its bytes in the report: see ``position``.
  public var bytes: Range<Int> {
    switch storage {
    case .held(let record, let node): record.range(of: node)
    case .walked(let container) where exists: container.range()
    case .walked(let container): container.offset..<container.offset
    case .nothing: 0..<0
    }
  }

  private var offset: Int? {
    switch storage {
    case .held(let record, let node): record.range(of: node).lowerBound
    case .walked(let container): container.offset
    case .nothing: nil
    }
  }
}

/// What the reader itself asks.
extension XML {
  /// Something that was looked for inside and is not there.
  func missing(_ name: String) -> XML {
    exists ? XML(missing: .text(name), in: self) : self
  }

  var names: XMLNames? {
    switch storage {
    case .held(let record, _): record.names
    case .walked(let container): container.stream.names
    case .nothing: nil
    }
  }

  func number(of name: StaticString) -> Int32 { names?.number(of: name) ?? -1 }

  var nameNumber: Int32 {
    switch existing {
    case .held(let record, let node): record.nameNumber(of: node)
    case .walked(let container): container.name
    case .nothing: -1
    }
  }

  /// How many bytes of the report are held by holding this element.
  var heldBytes: Int {
    switch storage {
    case .held(let record, _): record.range(of: 0).count
    case .walked, .nothing: 0
    }
  }
}
