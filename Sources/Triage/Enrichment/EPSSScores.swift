package import ReportReading

/// The daily scores of EPSS: how likely it is that a vulnerability will be exploited within 30 days.
///
///     #model_version:v2025.03.14,score_date:2025-06-01T00:00:00+0000
///     cve,epss,percentile
///     CVE-1999-0001,0.01141,0.77522
///
/// Format: <https://www.first.org/epss/data_stats>. Older files have no line for the model, the
/// oldest ones no percentiles.
package struct EPSSScores: Sendable {
  /// As `v2025.03.14`.
  package let modelVersion: String?
  /// As the file writes it, beginning with the day.
  package let scoreDate: String?
  private let scores: CVETable<Score>

  package struct Score: Sendable, Hashable, Comparable {
    /// From 0 to 1.
    package let probability: Double
    /// From 0 to 1.
    package var percentile: Double? { storedPercentile.isNaN ? nil : storedPercentile }
    private let storedPercentile: Double

    init(probability: Double, percentile: Double?) {
      self.probability = probability
      storedPercentile = percentile ?? .nan
    }

    package static func < (left: Score, right: Score) -> Bool {
      left.probability < right.probability
    }
  }

  /// Ten times what the file has grown to in 2026.
  private static let limit = 100 << 20

  package init(_ report: ReportFile) throws(PolicyError) {
    do throws(ReportError) {
      self = try EPSSScores(reading: report)
    } catch {
      throw PolicyError(report.located(error))
    }
  }

  private init(reading report: ReportFile) throws(ReportError) {
    guard report.size <= EPSSScores.limit else {
      throw ReportError("expected at most \(EPSSScores.limit) bytes, found \(report.size)")
    }
    let csv = try CSVReport(file: report, delimiter: UInt8(ascii: ","))
    guard let table = try csv.table(withHeader: "cve", "epss") else {
      throw ReportError(
        "expected the columns `cve`, `epss` and `percentile`,"
          + " found `\(csv.header.joined(separator: ",").prefix(80))`", offset: report.contentStart)
    }
    // By place, not by name: 300,000 rows are read in half the time.
    let columns = table.header.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    let places = (id: columns["cve"] ?? 0, probability: columns["epss"] ?? 0)
    let percentile = columns["percentile"]
    var scores = CVETable<Score>()
    var rows = table.rows()
    while let row = try rows.next() {
      guard let id = row[at: places.id].text, !id.utf8.allSatisfy(isBlank) else {
        throw row["cve"].error("expected an identifier such as CVE-2021-44228, found nothing")
      }
      guard let probability = fraction(row[at: places.probability]) else {
        throw unexpected(row["epss"])
      }
      let rank = percentile.flatMap { fraction(row[at: $0]) }
      if percentile != nil, rank == nil { throw unexpected(row["percentile"]) }
      scores.add(Score(probability: probability, percentile: rank), for: id)
    }
    scores.finish()
    self.scores = scores
    modelVersion = EPSSScores.remark("#model_version:", in: csv.header)
    scoreDate = EPSSScores.remark("score_date:", in: csv.header)
  }

  /// How many scores there are.
  package var count: Int { scores.count }

  /// The score of an identifier in any letter case.
  package subscript(_ id: String) -> Score? { scores[id] }

  private static func remark(_ name: String, in fields: [String]) -> String? {
    fields.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
  }
}

/// The number of a field, where it is one from 0 to 1.
private func fraction(_ field: CSVField) -> Double? {
  guard var text = field.text else { return nil }
  guard let number = text.withUTF8({ shortFraction($0) }) ?? field.double, 0...1 ~= number else {
    return nil
  }
  return number
}

/// What `0.` and at most 15 digits stand for: a quotient of two numbers that a double holds exactly
/// is the double nearest to it.
private func shortFraction(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  guard 3...17 ~= text.count, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: ".") else {
    return nil
  }
  var numerator = 0
  var denominator = 1
  for byte in text[2...] {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    numerator = numerator * 10 + Int(byte - UInt8(ascii: "0"))
    denominator *= 10
  }
  return Double(numerator) / Double(denominator)
}

private func unexpected(_ field: CSVField) -> ReportError {
  let found = field.nonEmptyText.map { "`\($0.prefix(40))`" } ?? "nothing"
  return field.error("expected a number from 0 to 1, found \(found)")
}
