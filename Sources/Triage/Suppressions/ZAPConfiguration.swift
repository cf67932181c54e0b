import FindingModel

/// Reads the rule configuration of ZAP's packaged scans, as `zap-baseline.py -g rules.tsv` writes it.
///
/// A rule that is `IGNORE` in the end is dropped; what is `OUTOFSCOPE` as well, since the scans go
/// past such alerts. The other levels suppress nothing. An alert has many URLs: it goes where each
/// of them is out of scope.
///
/// Format: <https://www.zaproxy.org/docs/docker/baseline-scan/#configuration-file>, as read by
/// `load_config` (<https://github.com/zaproxy/zaproxy/blob/main/docker/zap_common.py>)
package struct ZAPConfiguration: SuppressionFormat {
  package let name = "a ZAP rule configuration"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    ZAPLine.lines(of: file.text).contains { line in
      if line.text.hasPrefix("#") { return line.text.contains("rule configuration file") }
      return line.fields.count > 1 && ZAPLine.levels.contains(line.fields[1])
        && line.fields[0].unicodeScalars.allSatisfy { "0123456789-,*".unicodeScalars.contains($0) }
    }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var configuration = ZAPRules()
    var reading = try SuppressionReading(file)
    for line in ZAPLine.lines(of: file.text) where !line.isComment {
      do throws(PatternError) {
        try configuration.add(line)
      } catch {
        reading.remark(error, line: line.number)
      }
    }
    configuration.addRules(of: file, to: &reading)
    return try reading.finished(nil)
  }
}

/// A line, which has a rule, its level and what else there is, with tabs between.
struct ZAPLine {
  /// From 1.
  let number: Int
  /// Without white space behind it.
  let text: String
  let fields: [String]

  static let levels = ["PASS", "IGNORE", "INFO", "WARN", "FAIL", "OUTOFSCOPE"]

  var isComment: Bool { text.isEmpty || text.hasPrefix("#") }

  static func lines(of text: String) -> [ZAPLine] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      var scalars = $0.element
      while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
      let fields = scalars.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      return ZAPLine(
        number: $0.offset + 1, text: String(scalars), fields: fields.map { String($0) })
    }
  }
}
