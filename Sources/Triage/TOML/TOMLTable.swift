/// A table of a TOML file while the file is read.
final class TOMLTable {
  /// What made the table, on which depends what may still add to it
  /// (<https://toml.io/en/v1.0.0#table>).
  enum Kind {
    /// A header of a table below it.
    case implicit
    /// Its own header.
    case header
    /// A dotted key.
    case dotted
    /// Braces, which say all that is in it.
    case inline
  }

  indirect enum Value {
    case scalar(String, isQuoted: Bool)
    case list([(value: Value, origin: Origin)])
    case table(TOMLTable)
    case tables(TOMLTableList)
  }

  var kind: Kind
  let origin: Origin
  private var members: [(key: TOMLKey, value: Value, origin: Origin)] = []
  private var places: [String: Int] = [:]

  init(_ kind: Kind, at origin: Origin) {
    self.kind = kind
    self.origin = origin
  }

  subscript(_ key: String) -> Value? { places[key].map { members[$0].value } }

  /// - Throws: Where the key stands already.
  func add(_ key: TOMLKey, _ value: Value, at origin: Origin) throws(PolicyError) {
    guard places[key.text] == nil else { throw key.isTakenError }
    places[key.text] = members.count
    members.append((key, value, origin))
  }

  /// The table of a header, `[a.b]` or `[[a.b]]`.
  func header(_ keys: [TOMLKey], isOfList: Bool, at origin: Origin) throws(PolicyError) -> TOMLTable
  {
    guard let last = keys.last else { return self }
    var parent = self
    for key in keys.dropLast() {
      switch parent[key.text] {
      case .table(let table) where table.kind != .inline: parent = table
      case .tables(let list): parent = list.last
      case nil: parent = try parent.addTable(key, TOMLTable(.implicit, at: origin))
      default: throw key.isTakenError
      }
    }
    let table = TOMLTable(.header, at: origin)
    switch (parent[last.text], isOfList) {
    case (.tables(let list), true):
      list.tables.append(table)
    case (.table(let implicit), false) where implicit.kind == .implicit:
      implicit.kind = .header
      return implicit
    case (nil, true):
      try parent.add(last, .tables(TOMLTableList(table)), at: origin)
    case (nil, false):
      try parent.add(last, .table(table), at: origin)
    default:
      throw last.isTakenError
    }
    return table
  }

  /// The table that all but the last of a dotted key's parts lead to.
  func dotted(_ keys: [TOMLKey]) throws(PolicyError) -> TOMLTable {
    var parent = self
    for key in keys.dropLast() {
      switch parent[key.text] {
      case .table(let table) where table.kind == .dotted: parent = table
      case nil: parent = try parent.addTable(key, TOMLTable(.dotted, at: key.origin))
      default: throw key.isTakenError
      }
    }
    return parent
  }

  private func addTable(_ key: TOMLKey, _ table: TOMLTable) throws(PolicyError) -> TOMLTable {
    try add(key, .table(table), at: table.origin)
    return table
  }

  /// The finished table as a node.
  func node(path: String) -> YAMLNode {
    let members = members.map { member in
      let path = YAMLNode.path(path, member.key.text)
      return YAMLMember(
        member.key.text, at: member.key.origin,
        value: TOMLTable.node(member.value, path: path, at: member.origin))
    }
    return YAMLNode(.mapping(members), path: path, origin: origin)
  }

  private static func node(_ value: Value, path: String, at origin: Origin) -> YAMLNode {
    switch value {
    case .scalar(let text, let isQuoted):
      return YAMLNode(.scalar(text, isQuoted: isQuoted), path: path, origin: origin)
    case .list(let elements):
      let nodes = elements.enumerated().map { index, element in
        node(element.value, path: "\(path)[\(index)]", at: element.origin)
      }
      return YAMLNode(.list(nodes), path: path, origin: origin)
    case .table(let table):
      return table.node(path: path)
    case .tables(let list):
      let nodes = list.tables.enumerated().map { $0.element.node(path: "\(path)[\($0.offset)]") }
      return YAMLNode(.list(nodes), path: path, origin: origin)
    }
  }
}

/// The tables of one list, to which each header adds one.
final class TOMLTableList {
  var tables: [TOMLTable]
  private let first: TOMLTable

  init(_ first: TOMLTable) {
    self.first = first
    tables = [first]
  }

  var last: TOMLTable { tables.last ?? first }
}

/// A part of a key with its place.
struct TOMLKey {
  let text: String
  let origin: Origin

  var isTakenError: PolicyError {
    PolicyError("expected each key once, found `\(text.prefix(80))` again", at: origin)
  }
}
