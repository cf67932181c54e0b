public import FindingModel
public import ReportReading

/// A scanner whose reports in JSON can say of a record that it is of no concern.
public protocol JSONMarking: JSONScanner {
  /// Makes a record say that; false where it cannot say it of this mark.
  func mark(_ record: inout EditedRecord, as mark: FindingModel.Mark, because reason: String)
    -> Bool
}

/// A scanner whose reports in XML can say of a record that it is of no concern.
public protocol XMLMarking: XMLScanner {
  /// Gives the edits that make a record say that; nothing where it cannot say it of this mark.
  ///
  /// Places count from the start of the record, whose bytes are given too.
  func edits(
    marking record: XML, _ bytes: [UInt8], as mark: FindingModel.Mark, because reason: String
  ) -> [ReportEdit]?
}

/// A scanner whose tables can say of a row that it is of no concern.
public protocol CSVMarking: CSVScanner {
  /// Gives the edits that make a row say that; nothing where it cannot say it of this mark.
  func edits(marking row: CSVRow, as mark: FindingModel.Mark) -> [ReportEdit]?
}

/// A record of JSON that is given other members.
public struct EditedRecord {
  public let value: JSON
  /// Places count from the start of the record.
  public private(set) var edits: [ReportEdit] = []
  /// The white space behind the opening bracket, which stands between members too.
  private let space: [UInt8]
  private let isEmpty: Bool

  /// Nothing where the bytes are no object.
  public init?(_ bytes: [UInt8]) {
    value = JSONReport.sketch(of: bytes)
    guard value.isObject, bytes.first == UInt8(ascii: "{") else { return nil }
    space = Array(bytes.dropFirst().prefix { [0x20, 0x0A, 0x0D, 0x09].contains($0) })
    isEmpty = bytes.dropFirst(1 + space.count).first == UInt8(ascii: "}")
  }

  /// Gives the record a member, in place of the one it has under that key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - json: The value.
  public mutating func set(_ key: String, to json: String) {
    let present = value[named: key]
    if present.exists {
      edits.append(ReportEdit(present.bytes, Array(json.utf8)))
    } else {
      let colon = space.isEmpty ? ":" : ": "
      let member = Array("\(EditedRecord.quoted(key))\(colon)\(json)\(isEmpty ? "" : ",")".utf8)
      edits.append(ReportEdit(1..<1, space + member))
    }
  }

  /// A text as JSON has it.
  public static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
