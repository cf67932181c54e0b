package import ReportReading

/// Reads which identifiers are of one vulnerability, from lines or from OSV's records.
///
///     CVE-2021-44228 GHSA-jfh8-c2jp-5v3q     # one vulnerability a line
///
/// OSV's records come one a file, in a list, or one a line; an archive may hold them all, as
/// <https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip> does.
/// Format: <https://ossf.github.io/osv-schema/#aliases-field>
package enum AliasFile {
  /// The identifiers that a file tells together.
  ///
  /// - Parameter file: Lines of identifiers, or JSON.
  /// - Returns: A list for each vulnerability with more than one.
  /// - Throws: Where the file is neither.
  package static func read(_ file: ReportFile) throws(ReportError) -> [[String]] {
    do throws(ReportError) {
      let first = try file.head(64).first { !" \t\r\n".utf8.contains($0) }
      let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      return try isJSON ? records(of: file) : lines(of: file)
    } catch {
      throw file.located(error)
    }
  }

  private static func records(of file: ReportFile) throws(ReportError) -> [[String]] {
    let report = JSONReport(file)
    let root = report.root
    var records = root.isList ? root.records : report.documents.records
    var aliases: [[String]] = []
    while let record = records.next() {
      let record = try record.get()
      let ids = [try record["id"].requiredText()] + record["aliases"].texts
      if ids.count > 1 { aliases.append(ids) }
    }
    if let failure = report.failure { throw failure }
    return aliases
  }

  private static func lines(of file: ReportFile) throws(ReportError) -> [[String]] {
    var aliases: [[String]] = []
    var lines = LineReport(file: file).lines()
    while let line = try lines.next() {
      let text = line.text.prefix { $0 != "#" }
      let ids = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
      for id in ids where VulnerabilityID(id) == nil {
        throw ReportError(
          "expected identifiers such as CVE-2021-44228, found `\(id.prefix(40))`",
          path: line.position.path, offset: line.position.bytes.lowerBound)
      }
      if ids.count > 1 { aliases.append(ids) }
    }
    return aliases
  }
}
