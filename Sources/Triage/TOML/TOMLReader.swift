/// Reads a TOML file into nodes that know their paths and places, the kind that YAML is read into.
///
/// Format: <https://toml.io/en/v1.0.0>
package struct TOMLReader {
  /// The largest file that is read, in bytes.
  private static let sizeLimit = 8 << 20
  /// How deep values may stand in each other, tables by their keys among them.
  static let depthLimit = 64

  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1
  private var lineStart = 0

  /// The root table of a file.
  package static func read(_ text: String, file: String) throws(PolicyError) -> YAMLNode {
    guard text.utf8.count <= sizeLimit else {
      throw PolicyError(
        "expected at most \(sizeLimit) bytes of TOML, found \(text.utf8.count)", at: Origin(file))
    }
    var reader = TOMLReader(text, file: file)
    return try reader.document()
  }

  private init(_ text: String, file: String) {
    scalars = Array(text.unicodeScalars)
    self.file = file
  }

  private mutating func document() throws(PolicyError) -> YAMLNode {
    let root = TOMLTable(.header, at: origin)
    var current = root
    skipBlank()
    while next != nil {
      if next == "[" {
        current = try header(of: root)
      } else {
        try assignment(to: current, depth: 0)
      }
      try endLine()
      skipBlank()
    }
    return root.node(path: "")
  }

  private mutating func header(of root: TOMLTable) throws(PolicyError) -> TOMLTable {
    let start = origin
    advance()
    let isOfList = take("[")
    let keys = try key()
    try require("]")
    if isOfList { try require("]") }
    return try root.header(keys, isOfList: isOfList, at: start)
  }

  /// A key with its value.
  mutating func assignment(to table: TOMLTable, depth: Int) throws(PolicyError) {
    let keys = try key()
    try require("=")
    skipSpace()
    let start = origin
    let value = try value(depth: depth + 1)
    guard let last = keys.last else { return }
    try table.dotted(keys).add(last, value, at: start)
  }

  /// The parts of a key, with the space around it.
  private mutating func key() throws(PolicyError) -> [TOMLKey] {
    var keys: [TOMLKey] = []
    repeat {
      guard keys.count < TOMLReader.depthLimit else {
        throw error("expected at most \(TOMLReader.depthLimit) parts of a key")
      }
      skipSpace()
      let start = origin
      let text: String
      if next == "\"" || next == "'" {
        text = try string(isKey: true)
      } else {
        text = takeWhile { TOMLReader.isLetterOrDigit($0) || $0 == "_" || $0 == "-" }
        if text.isEmpty { throw unexpected("a key") }
      }
      keys.append(TOMLKey(text: text, origin: start))
      skipSpace()
    } while take(".")
    return keys
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar
  }

  private mutating func endLine() throws(PolicyError) {
    skipSpace()
    skipComment()
    _ = take("\r")
    guard next == nil || next == "\n" else { throw unexpected("the end of the line") }
  }

  // MARK: Signs

  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  var origin: Origin { Origin(file, line: line, column: index - lineStart + 1) }

  func isNext(_ text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

  mutating func advance() {
    guard index < scalars.count else { return }
    index += 1
    guard scalars[index - 1] == "\n" else { return }
    line += 1
    lineStart = index
  }

  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    for _ in text.unicodeScalars { advance() }
    return true
  }

  mutating func takeWhile(_ belongs: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = next, belongs(scalar) {
      text.append(scalar)
      advance()
    }
    return String(text)
  }

  mutating func require(_ sign: String) throws(PolicyError) {
    guard take(sign) else { throw unexpected("`\(sign)`") }
  }

  mutating func skipSpace() {
    while next == " " || next == "\t" { advance() }
  }

  private mutating func skipComment() {
    guard next == "#" else { return }
    _ = takeWhile { $0 != "\n" }
  }

  /// Skips space, line ends and comments.
  mutating func skipBlank() {
    while let scalar = next {
      switch scalar {
      case " ", "\t", "\r", "\n": advance()
      case "#": skipComment()
      default: return
      }
    }
  }

  func error(_ problem: String, at place: Origin? = nil) -> PolicyError {
    PolicyError("cannot be read as TOML: \(problem)", at: place ?? origin)
  }

  func unexpected(_ expected: String) -> PolicyError {
    let found =
      switch next {
      case nil: "the end of the file"
      case "\n", "\r": "the end of the line"
      case let scalar? where scalar.value < 0x20: "a control character"
      case let scalar?: "`\(scalar)`"
      }
    return error("expected \(expected), found \(found)")
  }
}
