import FindingModel
import ReportReading
import ScannerKit

/// Reads the reports of Checkmarx: the XML of CxSAST, and the JSON of Checkmarx AST, which also
/// holds vulnerable packages and infrastructure as code.
///
///     runCxConsole.sh Scan -v -CxServer https://cx.example.com -ProjectName shop -ReportXML cx.xml
///
/// Format: <https://github.com/checkmarx-ltd/cx-flow/blob/develop/src/main/resources/samples/cx.xsd>
struct Checkmarx: XMLScanner, JSONScanner {
  let about = About(
    id: "checkmarx", name: "Checkmarx", scanTypes: ["Checkmarx Scan", "Checkmarx Scan detailed"],
    reads: "XML: CxSAST; JSON: SAST, SCA, KICS", homepage: "https://checkmarx.com")

  func recognize(_ report: XML) -> Evidence? {
    report.name == "CxXMLResults" ? Evidence(.certain, "root element `CxXMLResults`") : nil
  }

  func recognize(_ report: JSON) -> Evidence? {
    let results = report["scanResults"]
    let engine = ["sast", "sca", "kics"].first { results[named: $0].exists }
    let isNamed = report["reportHeader"].isObject || report["scanSummary"].isObject
    if let engine {
      return Evidence(isNamed ? .certain : .likely, "`scanResults` of `\(engine)`")
    }
    guard isNamed, results.isObject, !results["resultsList"].exists else { return nil }
    return Evidence(.possible, "`scanResults` without an engine and `reportHeader`")
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "CxXMLResults" else {
      throw report.error("expected the root element `CxXMLResults`, found `\(report.name)`")
    }
    let date = report.attribute("ScanStart").flatMap { Day(checkmarxTime: $0) }
    if findings.isDetailed {
      readEach(report, date: date, into: &findings)
    } else {
      readByFile(report, date: date, into: &findings)
    }
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let results = report["scanResults"]
    guard results.isObject else { throw results.unexpected("an object") }
    readCode(results["sast"], into: &findings)
    readPackages(results["sca"], into: &findings)
    readInfrastructure(results["kics"], into: &findings)
  }

  /// The severity that a word stands for, in any letter case.
  func severity(_ word: String) -> Severity? {
    switch word.lowercased() {
    case "information", "none": .info
    case let word: Severity(word: word)
    }
  }

  /// A text as Python shows it where there may be none.
  static func shown(_ text: String?) -> String { text ?? "None" }

  /// Without underscores, which stand for blanks in the names of queries.
  static func spaced(_ name: String) -> String {
    let bytes = name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
