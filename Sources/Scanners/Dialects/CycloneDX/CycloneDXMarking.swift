import FindingModel
import ReportReading
import ScannerKit

/// The analysis of a vulnerability (VEX, since 1.4), which takes the place of one that is there.
extension CycloneDX: JSONMarking, XMLMarking {
  func mark(_ record: inout EditedRecord, as mark: Mark, because reason: String) -> Bool {
    let analysis = analysis(mark).map { #""\#($0)": "\#($1)""# }
    let detail = #""detail": \#(EditedRecord.quoted(reason))"#
    record.set("analysis", to: "{\((analysis + [detail]).joined(separator: ", "))}")
    return true
  }

  func edits(
    marking record: XML, _ bytes: [UInt8], as mark: Mark, because reason: String
  ) -> [ReportEdit]? {
    let affects = record["affects"]
    // The extension before 1.4 has no analysis.
    guard affects.exists, record.attribute("ref") == nil else { return nil }
    let prefix = prefix(of: affects, bytes)
    func element(_ name: String, _ content: String) -> String {
      "<\(prefix)\(name)>\(content)</\(prefix)\(name)>"
    }
    let parts = analysis(mark).map { element($0, $1) } + [element("detail", escaped(reason))]
    let text = element("analysis", parts.joined())
    if record["analysis"].exists {
      return [ReportEdit(record["analysis"].bytes, Array(text.utf8))]
    }
    let start = affects.bytes.lowerBound
    let space = bytes[..<start].reversed().prefix { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
    return [ReportEdit(start..<start, Array(text.utf8) + space.reversed())]
  }

  /// What a risk that is accepted has is true, and nothing is done about it: DefectDojo leaves such
  /// findings active.
  private func analysis(_ mark: Mark) -> [(name: String, value: String)] {
    switch mark {
    case .falsePositive: [("state", "false_positive")]
    case .outOfScope, .inactive: [("state", "not_affected")]
    case .riskAccepted: [("state", "exploitable")]
    }
  }

  /// What stands before the local name, as `v:`.
  private func prefix(of element: XML, _ bytes: [UInt8]) -> String {
    let tag = bytes[element.bytes].dropFirst()
    guard let colon = tag.firstIndex(of: UInt8(ascii: ":")),
      tag[..<colon].allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: ">") })
    else { return "" }
    return String(decoding: tag[...colon], as: UTF8.self)
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      // XML has no other control characters.
      case "\u{0}"..<"\t", "\u{B}", "\u{C}", "\u{E}"..<" ": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
