/// Writes the way to a value, as `Results[0].Vulnerabilities[3].PkgName`.
enum JSONPath {
  static func of(_ walk: JSONWalk?, _ key: JSONKey) -> String {
    guard let walk else { return appending(key, to: "") }
    return appending(key, to: of(walk.parent, walk.key))
  }

  static func of(_ record: JSONRecord, _ index: Int) -> String {
    var path = of(record.parent, record.key)
    var container = 0
    while container < index {
      guard let (key, child) = child(of: container, holding: index, in: record) else { break }
      path = appending(key, to: path)
      container = child
    }
    return path
  }

  static func appending(_ key: JSONKey, to path: String) -> String {
    switch key {
    case .none: path
    case .index(let index): "\(path)[\(index)]"
    case .literal(let name): appending(name: "\(name)", to: path)
    case .name(let name): appending(name: name, to: path)
    }
  }

  private static func appending(name: String, to path: String) -> String {
    let isPlain =
      !name.isEmpty
      && name.utf8.allSatisfy {
        $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")
          || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "$")
          || $0 == UInt8(ascii: "@")
      }
    guard isPlain else { return "\(path)[\"\(name)\"]" }
    return path.isEmpty ? name : "\(path).\(name)"
  }

  /// The member of a container on the tape that is or holds an entry.
  private static func child(
    of container: Int, holding index: Int, in record: JSONRecord
  ) -> (JSONKey, Int)? {
    let isObject = record.tape[container].kind == .object
    guard record.tape[container].isContainer else { return nil }
    var (position, entry) = record.reached(in: container, before: index)
    while entry < record.tape[container].length - 1 {
      let value = isObject ? entry + 1 : entry
      let next = record.next(after: value)
      if index < next {
        record.keep(position, at: entry, in: container)
        return (isObject ? .name(record.string(at: entry)) : .index(position), value)
      }
      position += 1
      entry = next
    }
    return nil
  }
}

extension ReportError {
  /// The error with a path, if it had none.
  func at(_ path: String) -> ReportError {
    var error = self
    if error.path.isEmpty { error.path = path }
    return error
  }
}
