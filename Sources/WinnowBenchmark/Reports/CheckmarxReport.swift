/// A report as CxSAST's `runCxConsole.sh Scan -ReportXML` writes it: queries, in each of them its
/// results, and of a result the whole path from source to sink, with the code of each step.
struct CheckmarxReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var queries: [Query] = []

  private typealias Query = (element: String, level: Int)

  private static let severities = ["Information", "Low", "Medium", "High"]

  init(prose: Prose) {
    self.prose = prose
    queries = (0..<300).map { query(500 + $0) }
  }

  private mutating func query(_ id: Int) -> Query {
    let level = prose.number(0...3)
    let severity = CheckmarxReport.severities[level]
    let categories = prose.several(3...7, separator: ",") { prose in
      "\(prose.noun().uppercased()) \(prose.number(2013...2025));\(prose.phrase())"
    }
    let name = "\(prose.name())_\(prose.noun())_\(id)"
    let element = """
        <Query id="\(id)" categories="\(categories.xml)" cweId="\(prose.number(20...1300))" \
      name="\(name)" group="Java_\(severity)_Risk" Severity="\(severity)" Language="Java" \
      LanguageHash="0125540914009541" LanguageChangeDate="2025-02-12T00:00:00.0000000" \
      SeverityIndex="\(level)" QueryPath="Java\\Cx\\Java \(severity) Risk\\\(name) Version:2" \
      QueryVersionCode="\(prose.number(50_000_000...60_000_000))">

      """
    return (element, level)
  }

  private static let link = "https://sast.example.org/CxWebClient/ViewerMain.aspx?scanid=1000227"

  let opening = """
    \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
    <CxXMLResults InitiatorName="orchard" Owner="orchard\\scanner" ScanId="1000227" \
    ProjectId="121" ProjectName="cart" TeamFullPathOnReportDate="orchard\\cart" \
    DeepLink="\(link)&amp;projectid=121" ScanStart="Thursday, January 15, 2026 11:35:52 AM" \
    Preset="Checkmarx Default" ScanTime="00h:07m:13s" LinesOfCodeScanned="92054" \
    FilesScanned="480" ReportCreationTime="Thursday, January 15, 2026 12:30:08 PM" Team="cart" \
    CheckmarxVersion="9.5.0 HF1" ScanComments="" ScanType="Full" SourceOrigin="LocalPath" \
    Visibility="Public">

    """

  var closing: String { (findings == 0 ? "" : "  </Query>\n") + "</CxXMLResults>" }

  mutating func record() -> String {
    defer { findings += 1 }
    // 40 results to each.
    let query = queries[findings / 40 % queries.count]
    if findings % 40 != 0 { return result(query) }
    return (findings == 0 ? "" : "  </Query>\n") + query.element + result(query)
  }

  private mutating func result(_ query: Query) -> String {
    let folder = "cart/src/main/java/org/example/\(prose.noun())/\(prose.noun())"
    let file = "\(folder)/\(prose.name())_\(findings).java"
    let line = prose.number(1...2000)
    let nodes = (1...prose.number(2...12)).map { node($0, in: file, line: line + $0 * 2) }
    return """
          <Result NodeId="1000227\(findings)" FileName="\(file)" Status="New" Line="\(line + 2)" \
      Column="52" FalsePositive="False" Severity="\(CheckmarxReport.severities[query.level])" \
      AssignToUser="" state="0" Remark="" \
      DeepLink="\(CheckmarxReport.link)&amp;projectid=121&amp;pathid=\(findings)" \
      SeverityIndex="\(query.level)">
            <Path ResultId="1000227" PathId="\(findings)" \
      SimilarityId="\(prose.number(-2_000_000_000...2_000_000_000))">
      \(nodes.joined(separator: "\n"))
            </Path>
          </Result>

      """
  }

  private mutating func node(_ number: Int, in file: String, line: Int) -> String {
    let name = prose.noun()
    let value = "\(prose.noun()).get(\"\(prose.name())\") && \(name).\(prose.noun())(\(number))"
    return """
              <PathNode>
                <FileName>\(file)</FileName>
                <Line>\(line)</Line>
                <Column>\(prose.number(1...120))</Column>
                <NodeId>\(number)</NodeId>
                <Name>\(name)</Name>
                <Type></Type>
                <Length>\(name.utf8.count)</Length>
                <Snippet>
                  <Line>
                    <Number>\(line)</Number>
                    <Code>        boolean \(name) = \(value.html);</Code>
                  </Line>
                </Snippet>
              </PathNode>
      """
  }
}
