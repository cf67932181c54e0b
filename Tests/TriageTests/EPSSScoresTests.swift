import Foundation
import ReportReading
import Testing
import Triage

/// A file of these bytes as it is opened for reading.
func openedFile(_ bytes: some Sequence<UInt8>, name: String) throws -> ReportFile {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("winnow-\(UUID().uuidString)", isDirectory: true)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent(name)
  try Data(bytes).write(to: path)
  return try #require(try ReportInput.open(path.path).first)
}

/// What a file is refused for, with the name of the file instead of its path.
func refusal(_ read: () throws -> Void) throws -> String? {
  do {
    try read()
    return nil
  } catch let error as PolicyError {
    let text = "\(error)"
    return text[(text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex)...]
      .description
  }
}

private func scores(_ text: String, name: String = "epss.csv") throws -> EPSSScores {
  try EPSSScores(openedFile(text.utf8, name: name))
}

private let usual = """
  #model_version:v2025.03.14,score_date:2025-06-01T00:00:00+0000
  cve,epss,percentile
  CVE-1999-0001,0.01141,0.77522
  CVE-2014-10001,0.00043,0.07
  CVE-2014-1001,0.5,0.97
  CVE-2021-44228,0.94358,0.99959
  CVE-2024-123456789012,1,1.0

  """

@Suite struct EPSSScoresTests {
  @Test func usualFile() throws {
    let scores = try scores(usual)
    #expect(scores.count == 5)
    #expect(scores.modelVersion == "v2025.03.14")
    #expect(scores.scoreDate == "2025-06-01T00:00:00+0000")
    #expect(scores["CVE-1999-0001"]?.probability == 0.01141)
    #expect(scores["CVE-2014-1001"]?.probability == 0.5)
    #expect(scores["CVE-2014-10001"]?.percentile == 0.07)
    #expect(scores["CVE-2024-123456789012"]?.percentile == 1)
  }

  @Test func valuesAreExact() throws {
    let score = try #require(try scores(usual)["CVE-2014-10001"])
    #expect("\(score.probability)" == "0.00043")
  }

  @Test(arguments: ["cve-2021-44228", "CVE-2021-44228", " Cve-2021-44228 ", "CVE-2021-44228\t"])
  func letterCaseIsIgnored(_ id: String) throws {
    #expect(try scores(usual)[id]?.percentile == 0.99959)
  }

  @Test(arguments: [
    "", "CVE", "CVE-2021-", "CVE-2021-4422", "CVE-2021-442280", "CVE-2021-044228", "CVE-1999-1",
    "CVE-1999-00001", "GHSA-jfh8-c2jp-5v3q", "CVE-2O21-44228", "CVE-2021-44228x", "CVE\r2021-44228",
    "CVE-2021_44228", "CVE-99999999999999999999-1", "CVE-2021-99999999999999999999999",
  ])
  func otherIdentifiersHaveNoScore(_ id: String) throws {
    #expect(try scores(usual)[id] == nil)
  }

  /// Files from 2021-09-01 to 2022-02-03 have no line for the model, earlier ones no percentiles.
  @Test func olderFiles() throws {
    let second = try scores("cve,epss,percentile\nCVE-2020-5902,0.65117,0.99\n")
    #expect(second.modelVersion == nil)
    #expect(second.scoreDate == nil)
    #expect(second["CVE-2020-5902"]?.percentile == 0.99)
    let first = try #require(try scores("cve,epss\nCVE-2020-5902,0.65117\n")["CVE-2020-5902"])
    #expect(first.probability == 0.65117)
    #expect(first.percentile == nil)
  }

  @Test func lineEndsByteOrderMarkAndMoreColumns() throws {
    let text =
      "\u{FEFF}#model_version:v1,score_date:2025-06-01\r\n\r\n"
      + "cve,epss,percentile,date\r\n\"CVE-2020-5902\",0.5,0.9,2025-06-01\r\n"
    let scores = try scores(text)
    #expect(scores.scoreDate == "2025-06-01")
    #expect(scores["CVE-2020-5902"]?.probability == 0.5)
  }

  @Test func unsortedTwiceAndOfAnotherForm() throws {
    let text =
      "cve,epss,percentile\nCVE-2021-2,0.1,0.1\nCVE-2020-0002,0.2,0.2\n"
      + "CVE-2020-0001,0.3,0.3\nCVE-2020-0002,0.9,0.9\ncve-2020-0002,0.4,0.4\nCVE-2021-2,0.05,0.1\n"
    let scores = try scores(text)
    #expect(scores["CVE-2020-0001"]?.probability == 0.3)
    #expect(scores["CVE-2020-0002"]?.probability == 0.9)
    #expect(scores["cve-2021-2"]?.probability == 0.1)
  }

  @Test func compressed() throws {
    // `gzip -9n` of the usual file with its fourth row alone.
    let bytes = try #require(
      Data(
        base64Encoded: """
          H4sIAAAAAAACAx2LTQqAIBgF916jZSqfppFuoxtE2wh7i6AyNDx/P4+BgYFXHXHFPhekvMXTF03aSmqkMjyHmDCv
          yw3/VUGtIDUS+Z+a3rFQwHHlzC+kgPPedrB+GsR7UMIYrTtO0pnG/nbOOvYAa/UbX3IAAAA=
          """, options: .ignoreUnknownCharacters))
    let scores = try EPSSScores(openedFile(bytes, name: "epss_scores-current.csv.gz"))
    #expect(scores.count == 1)
    #expect(scores.modelVersion == "v2025.03.14")
    #expect(scores["CVE-2021-44228"]?.probability == 0.94358)
  }

  @Test(arguments: ["1e-05", " 0.5", "0.12345678901234567890", "1", "0", "00.5", ".5", "+0.5"])
  func waysToWriteANumber(_ text: String) throws {
    let number = try #require(Double(text.filter { $0 != " " }))
    let scores = try scores("cve,epss\nCVE-2020-0001,\(text)\n")
    #expect(scores["CVE-2020-0001"]?.probability == number)
  }

  @Test func everyScoreOfFiveDigitsIsTheNearestDouble() throws {
    let texts = stride(from: 1, to: 100_000, by: 7).map { number in
      "0." + String(repeating: "0", count: 5 - "\(number)".count) + "\(number)"
    }
    let rows = texts.enumerated().map { "CVE-2020-\(10_000 + $0.offset),\($0.element)\n" }
    let scores = try scores("cve,epss\n" + rows.joined())
    for (index, text) in texts.enumerated() {
      #expect(scores["CVE-2020-\(10_000 + index)"]?.probability == Double(text))
    }
  }

  @Test(arguments: [
    ("", "epss.csv:1:1: expected the columns `cve`, `epss` and `percentile`, found ``"),
    (
      "a,b\n1,2\n", "epss.csv:1:1: expected the columns `cve`, `epss` and `percentile`, found `a,b`"
    ),
    (
      "cve,epss,percentile\n,0.1,0.2\n",
      "epss.csv:2:1: row 1.cve: expected an identifier such as CVE-2021-44228, found nothing"
    ),
    (
      "cve,epss,percentile\nCVE-2020-0001,0.1,0.2\nCVE-2020-0002,1.01,0.2\n",
      "epss.csv:3:15: row 2.epss: expected a number from 0 to 1, found `1.01`"
    ),
    (
      "cve,epss,percentile\nCVE-2020-0001,0.1,-0.2\n",
      "epss.csv:2:19: row 1.percentile: expected a number from 0 to 1, found `-0.2`"
    ),
    (
      "cve,epss,percentile\nCVE-2020-0001,nan,0.2\n",
      "epss.csv:2:15: row 1.epss: expected a number from 0 to 1, found `nan`"
    ),
    (
      "cve,epss,percentile\nCVE-2020-0001\n",
      "epss.csv:2:1: row 1.epss: expected a number from 0 to 1, found nothing"
    ),
    (
      "cve,epss\nCVE-2020-0001,\"0.1\n",
      "epss.csv:2:15: row 1: quotation mark is not closed before the end of the report"
    ),
  ])
  func refusals(_ text: String, _ expected: String) throws {
    #expect(try refusal { _ = try scores(text) } == expected)
  }

  @Test func header() throws {
    #expect(try scores("cve,epss,percentile\n").count == 0)
  }
}
