/// Texts as Python writes values, for templates that a server fills with `str()` or `json.dumps`.
extension JSON {
  /// The value as Python's `str()` gives it: a text as it is, null as `None`, a list as its `repr`.
  public var pythonText: String { text ?? pythonRepresentation }

  /// What `str(record.get(key, missing))` gives in Python for this member.
  public func pythonText(orIfMissing missing: String) -> String {
    exists ? pythonText : missing
  }

  /// Whether Python takes the value for true: not empty, not 0, not null.
  public var isTruthy: Bool {
    switch kind {
    case .nothing, .null: false
    case .boolean: bool == true
    case .text: text?.isEmpty == false
    case .number: double != 0
    case .list: first { _ in true } != nil
    case .object: members.first { _ in true } != nil
    }
  }

  /// The value as Python's `repr()` gives it.
  public var pythonRepresentation: String {
    var text = TextBytes()
    appendPythonRepresentation(to: &text)
    return text.text
  }

  func appendPythonRepresentation(to text: inout TextBytes) {
    switch kind {
    case .nothing, .null: text.append("None")
    case .boolean: text.append(bool == true ? "True" : "False")
    case .text:
      guard let record else { return }
      record.appendPythonRepresentation(ofTextAt: index, to: &text)
    case .number: text.append(pythonNumber)
    case .list:
      var isFirst = true
      text.append("[")
      for element in self {
        if !isFirst { text.append(", ") }
        isFirst = false
        element.appendPythonRepresentation(to: &text)
      }
      text.append("]")
    case .object:
      text.append("{")
      if let record, record.hasFewDifferentKeys(index) {
        record.appendPythonMembers(of: index, to: &text)
      } else {
        appendPythonMembers(to: &text)
      }
      text.append("}")
    }
  }

  private func appendPythonMembers(to text: inout TextBytes) {
    var isFirst = true
    for (key, value) in pythonMembers {
      if !isFirst { text.append(", ") }
      isFirst = false
      PythonText.append(representationOf: key, to: &text)
      text.append(": ")
      value.appendPythonRepresentation(to: &text)
    }
  }

  /// The value as Python's `json.dumps()` writes it.
  public var pythonJSON: String {
    switch kind {
    case .nothing, .null: "null"
    case .boolean: bool == true ? "true" : "false"
    case .text: PythonText.json(text ?? "")
    case .number: pythonNumber.replacingInfinity
    case .list: "[" + map(\.pythonJSON).joined(separator: ", ") + "]"
    case .object:
      "{"
        + pythonMembers.map { PythonText.json($0.key) + ": " + $0.value.pythonJSON }
        .joined(separator: ", ") + "}"
    }
  }

  /// The members as a Python dict has them: each key once, where it first stood, with its last value.
  private var pythonMembers: [(key: String, value: JSON)] {
    var places: [[UInt8]: Int] = [:]
    var unique: [(key: String, value: JSON)] = []
    for member in members {
      let place =
        unique.count < 8
        ? unique.firstIndex { $0.key.utf8.elementsEqual(member.key.utf8) }
        : places[Array(member.key.utf8)]
      if let place {
        unique[place].value = member.value
        continue
      }
      unique.append((key: member.key, value: member.value))
      // A table is worth its price for larger objects only.
      if unique.count == 8 {
        for (index, member) in unique.enumerated() { places[Array(member.key.utf8)] = index }
      } else if unique.count > 8 {
        places[Array(member.key.utf8)] = unique.count - 1
      }
    }
    return unique
  }

  private var pythonNumber: String {
    guard let record else { return "" }
    let token = record.token(at: index)
    let isInteger = !token.utf8.contains {
      $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e")
    }
    if isInteger { return token == "-0" ? "0" : token }
    return PythonText.representation(double ?? 0)
  }
}

extension TextBytes {
  /// Adds what `str()` gives: a text as it is, null as `None`, a list as its `repr`.
  public mutating func append(python value: JSON) {
    if value.kind == .text { append(value) } else { value.appendPythonRepresentation(to: &self) }
  }
}

extension String {
  /// `json.dumps()` writes a float that is too large as JavaScript does.
  fileprivate var replacingInfinity: String {
    switch self {
    case "inf": "Infinity"
    case "-inf": "-Infinity"
    default: self
    }
  }
}

enum PythonText {
  /// `repr()` of a float: the shortest digits, in scientific notation from 1e16 on.
  static func representation(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if abs(number) < 1e16, number == number.rounded(), let whole = Int(exactly: number) {
      return number.sign == .minus && whole == 0 ? "-0.0" : "\(whole).0"
    }
    return "\(number)"
  }

  /// Appends the `repr()` of a text.
  static func append(representationOf text: String, to result: inout TextBytes) {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != 0x27 && $0 != 0x5C }) {
      result.append("'")
      result.append(text)
      result.append("'")
    } else {
      result.append(quoted(text))
    }
  }

  /// The `repr()` of a text in which something is escaped, or not ASCII.
  private static func quoted(_ text: String) -> String {
    var result = ""
    let quote: Unicode.Scalar =
      text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    result.unicodeScalars.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\\(scalar)"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          result += escape(scalar)
        }
      }
    }
    result.unicodeScalars.append(quote)
    return result
  }

  /// `json.dumps()` of a text, which leaves ASCII alone and escapes all else.
  static func json(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: result += "\\u" + hexadecimal(UInt32(unit), digits: 4)
      }
    }
    return result + "\""
  }

  /// Python's `str.isprintable()`: no control, format, private or unassigned character, and of
  /// the separators only the space.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return 0x20..<0x7F ~= scalar.value }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x100: "\\x" + hexadecimal(scalar.value, digits: 2)
    case ..<0x10000: "\\u" + hexadecimal(scalar.value, digits: 4)
    default: "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
