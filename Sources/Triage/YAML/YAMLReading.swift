import Yams

extension YAMLNode {
  /// The one document of a YAML file; null where the file is empty.
  ///
  /// Throws where the text is no YAML, has a key twice, or has too much in it once its aliases are
  /// written out.
  package init(yaml text: String, file: String) throws(PolicyError) {
    var reading = YAMLReading(file: file)
    try YAMLGrowth(text).check(file)
    let root: Node?
    do {
      // Without rules for tags, a plain `1` stays the text it is, and keys compare as written.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw YAMLReading.policyError(error, file)
    } catch {
      throw PolicyError("cannot be read as YAML: \(error)", at: Origin(file))
    }
    self =
      if let root {
        try reading.node(root, path: "")
      } else {
        YAMLNode(.null, path: "", origin: Origin(file, line: 1, column: 1))
      }
  }
}

/// Gives the nodes of a YAML document their paths and places, and writes out its aliases.
private struct YAMLReading {
  let file: String
  private var count = 0

  init(file: String) { self.file = file }

  mutating func node(_ node: Node, path: String) throws(PolicyError) -> YAMLNode {
    count += 1
    guard count <= YAMLGrowth.nodeLimit else {
      throw PolicyError(
        "expected at most \(YAMLGrowth.nodeLimit) values, aliases written out",
        at: origin(node), path: path)
    }
    return YAMLNode(try content(node, path: path), path: path, origin: origin(node))
  }

  private mutating func content(
    _ node: Node, path: String
  ) throws(PolicyError) -> YAMLNode.Content {
    switch node {
    case .scalar(let scalar):
      return YAMLReading.content(scalar)
    case .sequence(let sequence):
      var elements: [YAMLNode] = []
      for (index, element) in sequence.enumerated() {
        elements.append(try self.node(element, path: "\(path)[\(index)]"))
      }
      return .list(elements)
    case .mapping(let mapping):
      return .mapping(try members(mapping, path: path))
    case .alias:
      return .nothing
    }
  }

  /// Only a plain scalar without a tag can be null
  /// (<https://yaml.org/spec/1.2.2/#10211-null>).
  private static func content(_ scalar: Node.Scalar) -> YAMLNode.Content {
    let isQuoted = scalar.style != .plain
    let isNull = ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    return isNull && !isQuoted ? .null : .scalar(scalar.string, isQuoted: isQuoted)
  }

  private mutating func members(
    _ mapping: Node.Mapping, path: String
  ) throws(PolicyError) -> [YAMLMember] {
    var members: [YAMLMember] = []
    var merged: [YAMLMember] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw PolicyError(
          "expected a text as key, found \(try node(key, path: path).kind)", at: origin(key),
          path: path)
      }
      if scalar.string == "<<", scalar.style == .plain {
        merged += try merge(value, path: path)
      } else {
        let value = try node(value, path: YAMLNode.path(path, scalar.string))
        members.append(YAMLMember(scalar.string, at: origin(key), value: value))
      }
    }
    var known = Set(members.map(\.key))
    return members + merged.filter { known.insert($0.key).inserted }
  }

  /// What `<<` adds to a mapping: the members of another one, or of several, the first of which
  /// wins (<https://yaml.org/type/merge.html>).
  private mutating func merge(_ value: Node, path: String) throws(PolicyError) -> [YAMLMember] {
    switch value {
    case .mapping(let mapping):
      return try members(mapping, path: path)
    case .sequence(let sequence):
      var all: [YAMLMember] = []
      for case .mapping(let mapping) in sequence { all += try members(mapping, path: path) }
      return all
    default:
      throw try node(value, path: YAMLNode.path(path, "<<")).unexpected("a mapping")
    }
  }

  private func origin(_ node: Node) -> Origin {
    Origin(file, line: node.mark?.line, column: node.mark?.column)
  }

  /// What libyaml found, in its own words, at its place.
  static func policyError(_ error: YamlError, _ file: String) -> PolicyError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return PolicyError(
        "cannot be read as YAML: \(problem)",
        at: Origin(file, line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = 1 + before.count { $0.isNewline }
      let column = 1 + before.reversed().prefix { !$0.isNewline }.count
      return PolicyError(
        "cannot be read as YAML: \(problem)", at: Origin(file, line: line, column: column))
    case .duplicatedKeysInMapping(let keys, let context):
      return PolicyError(
        "expected each key once, found `\(keys.first ?? "")` again",
        at: Origin(file, line: context.mark.line, column: context.mark.column))
    default:
      return PolicyError("cannot be read as YAML: \(error)", at: Origin(file))
    }
  }
}
