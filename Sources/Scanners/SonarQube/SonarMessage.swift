/// What the message of a vulnerable dependency tells, as the Dependency-Check plugin writes it:
/// `Filename: app.jar:1.2 | Reference: CVE-2024-1234 | CVSS Score: 6.4 | Category: CWE-79 | …`.
struct SonarMessage {
  private let bytes: ArraySlice<UInt8>

  init(_ message: String) { bytes = Array(message.utf8)[...] }

  /// The numbers of all `Category: CWE-…`, up to five digits of each.
  var cwes: [Int] {
    values(behind: "Category: CWE-").compactMap { rest in
      Int(String(decoding: rest.prefix(5).prefix(while: \.isDigit), as: UTF8.self))
    }
  }

  /// The first score that is a digit, any character and a digit.
  var score: Double? {
    for rest in values(behind: "CVSS Score: ") {
      let score = Array(rest.prefix(3))
      if score.count == 3, score[0].isDigit, score[2].isDigit {
        return Double(String(decoding: score, as: UTF8.self))
      }
    }
    return nil
  }

  /// Name and version of the first file whose name is followed by ` | ` in the same line.
  var component: (name: String, version: String?)? {
    for rest in values(behind: "Filename: ") {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      guard let end = line.firstPlace(of: " | ") else { continue }
      let name = line[..<(line.firstPlace(of: "Filename: ").map { min($0, end) } ?? end)]
      let parts = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      return (
        String(decoding: parts.first ?? [], as: UTF8.self),
        parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
      )
    }
    return nil
  }

  /// CVEs before GHSAs, and of both those behind `Reference` before those behind `References`.
  var vulnerabilityIDs: [String] {
    values(behind: "Reference: CVE-").compactMap(cve)
      + values(behind: "References: CVE-").compactMap(cve)
      + values(behind: "Reference: GHSA-").compactMap(ghsa)
      + values(behind: "References: GHSA-").compactMap(ghsa)
  }

  private func cve(_ rest: ArraySlice<UInt8>) -> String? {
    let year = rest.prefix(4)
    let number = rest.dropFirst(5).prefix(7).prefix(while: \.isDigit)
    guard year.count == 4, year.allSatisfy(\.isDigit), number.count >= 4,
      rest.dropFirst(4).first == UInt8(ascii: "-")
    else { return nil }
    return "CVE-" + String(decoding: year + [UInt8(ascii: "-")] + number, as: UTF8.self)
  }

  private func ghsa(_ rest: ArraySlice<UInt8>) -> String? {
    let id = rest.prefix(14)
    let parts = id.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let letters = Set("23456789cfghjmpqrvwx".utf8)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 4 && $0.allSatisfy(letters.contains) })
    else { return nil }
    return "GHSA-" + String(decoding: id, as: UTF8.self)
  }

  /// What stands behind each place of a word, up to the end of the message.
  private func values(behind word: StaticString) -> [ArraySlice<UInt8>] {
    var values: [ArraySlice<UInt8>] = []
    var rest = bytes
    while let place = rest.firstPlace(of: word) {
      rest = rest[(place + word.utf8CodeUnitCount)...]
      values.append(rest)
    }
    return values
  }
}

extension ArraySlice<UInt8> {
  fileprivate func firstPlace(of word: StaticString) -> Int? {
    word.withUTF8Buffer { word in
      guard let first = word.first, count >= word.count else { return nil }
      return self[...(endIndex - word.count)].indices.first {
        self[$0] == first && self[$0...].starts(with: word)
      }
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
