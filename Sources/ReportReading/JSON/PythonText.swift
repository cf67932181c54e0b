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
    switch kind {
    case .nothing, .null: "None"
    case .boolean: bool == true ? "True" : "False"
    case .text: PythonText.representation(text ?? "")
    case .number: pythonNumber
    case .list: "[" + map(\.pythonRepresentation).joined(separator: ", ") + "]"
    case .object:
      "{"
        + pythonMembers.map {
          PythonText.representation($0.key) + ": " + $0.value.pythonRepresentation
        }.joined(separator: ", ") + "}"
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
      if let place = places[Array(member.key.utf8)] {
        unique[place].value = member.value
      } else {
        places[Array(member.key.utf8)] = unique.count
        unique.append((key: member.key, value: member.value))
      }
    }
    return unique
  }

  private var pythonNumber: String {
    guard case .taped(let record, let index) = storage else { return "" }
    let token = record.token(at: index)
    let isInteger = !token.utf8.contains {
      $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e")
    }
    if isInteger { return token == "-0" ? "0" : token }
    return PythonText.representation(double ?? 0)
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

  /// `repr()` of a text.
  static func representation(_ text: String) -> String {
    let quote: Unicode.Scalar =
      text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case quote: result.append(contentsOf: "\\\(scalar)".unicodeScalars)
      default:
        if isPrintable(scalar) {
          result.append(scalar)
        } else {
          result.append(contentsOf: escape(scalar).unicodeScalars)
        }
      }
    }
    result.append(quote)
    return String(result)
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
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
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
