import FindingModel
import ReportReading
import ScannerKit

/// The XML of CxSAST: queries with results, each of them a path from a source to a sink.
extension Checkmarx {
  /// One finding for all results of the same weakness, severity and file of the sink.
  func readByFile(_ report: XML, date: Day?, into findings: inout Findings) {
    // What the record that is merged adds; it was read just before.
    var latest: Section?
    var merged = MergedFindings { first, other in
      guard let latest else { return }
      let count = (first.occurrences ?? 1) + 1
      if count == 2 {
        first.description = joined("### 1. ", first.title, "\n", first.description ?? "")
      }
      first.occurrences = count
      first.description? += latest.text(number: count)
      first.vulnIDFromTool = self.adding(other.vulnIDFromTool, to: first.vulnIDFromTool)
      if latest.isExploitable { first.falsePositive = false }
      first.active = first.active || other.active
      first.verified = first.verified || other.verified
    }
    for element in report.all("Query") {
      let query = Query(element)
      findings.tell(CheckmarxFacts(query: query.name).gather(_:ofResult:))
      findings.each("Result", in: element, into: &merged) { result in
        let ends = try self.ends(of: result)
        var finding = try self.finding(result, of: query, title: query.title(for: ends.sink.file))
        let section = Section(
          title: finding.title, detail: query.detail(of: result), path: description(ends),
          isExploitable: result.attribute("FalsePositive") == "False")
        latest = section
        finding.description = section.detail + section.path
        finding.filePath = ends.sink.file
        finding.locations = ends.sink.file.map { [.code(CodeLocation(filePath: $0))] } ?? []
        finding.date = date
        finding.occurrences = 1
        let severity = Checkmarx.shown(result.attribute("Severity"))
        return (
          joined(Checkmarx.shown(query.cwe), severity, Checkmarx.shown(ends.sink.file)), finding
        )
      }
    }
    findings.add(merged)
  }

  /// One finding for each result; of several with the same identity the last one counts.
  func readEach(_ report: XML, date: Day?, into findings: inout Findings) {
    var merged = MergedFindings { first, other in
      let records = first.records
      first = other
      first.records = records
    }
    for element in report.all("Query") {
      let query = Query(element)
      findings.tell(CheckmarxFacts(query: query.name).gather(_:ofResult:))
      findings.each("Result", in: element, into: &merged) { result in
        let walk = try Walk(result, of: query)
        var finding = try self.finding(result, of: query, title: walk.title)
        finding.description = walk.description
        finding.uniqueIDFromTool = walk.id
        finding.filePath = walk.sink.file
        finding.line = walk.sink.line
        finding.sastSourceObject = walk.source.object
        finding.sastSourceLine = walk.source.line
        finding.sastSourceFilePath = walk.source.file
        finding.sastSinkObject = walk.sink.object
        finding.locations = walk.location.map { [.code($0)] } ?? []
        finding.date = date
        let key = joined(
          query.categories, Checkmarx.shown(query.cwe), Checkmarx.shown(query.name),
          Checkmarx.shown(walk.sink.file), walk.id)
        return (key, finding)
      }
    }
    findings.add(merged)
  }

  /// What both ways of reading take from a result and its query.
  private func finding(_ result: XML, of query: Query, title: String) throws -> Finding {
    guard query.name != nil else { throw query.missingName }
    let word = try result.requiredAttribute("Severity")
    guard let severity = severity(word) else {
      throw result.error(
        "expected Critical, High, Medium, Low or Information, found `\(word)`")
    }
    var finding = Finding(title, severity: severity)
    finding.cwe = query.cwe.flatMap { Int($0) } ?? 0
    finding.vulnIDFromTool = query.id
    finding.staticFinding = true
    finding.falsePositive = result.attribute("FalsePositive") == "True"
    // 0 to verify, 1 not exploitable, 2 confirmed, 3 urgent, 4 proposed not exploitable.
    let state = result.attribute("state") ?? ""
    finding.active = ["0", "2", "3", "4"].contains(state)
    finding.verified = ["2", "3"].contains(state)
    return finding
  }

  /// The first and the last node of the last path.
  private func ends(of result: XML) throws -> (source: Node, sink: Node) {
    var ends: (first: XML, last: XML)?
    for path in result.all("Path") {
      var first: XML?
      for node in path.all("PathNode") {
        ends = (first ?? node, node)
        first = first ?? node
      }
    }
    guard let ends else { throw result["Path"]["PathNode"].error("missing") }
    return (Node(ends.first), Node(ends.last))
  }

  private func description(_ ends: (source: Node, sink: Node)) -> String {
    joined(
      "<b>Source file: </b>", Checkmarx.shown(ends.source.file), " (line ", ends.source.shownLine,
      ")\n<b>Source object: </b> ", Checkmarx.shown(ends.source.object),
      "\n<b>Sink file: </b>", Checkmarx.shown(ends.sink.file), " (line ", ends.sink.shownLine,
      ")\n<b>Sink object: </b> ", Checkmarx.shown(ends.sink.object))
  }

  /// The list of queries with one more, each of them once, cut as the server's column is.
  private func adding(_ id: String?, to list: String?) -> String? {
    guard let id, let list else { return list ?? id }
    let isKnown = list.utf8.split(separator: UInt8(ascii: ",")).contains {
      $0.elementsEqual(id.utf8)
    }
    return isKnown ? list : String((list + "," + id).unicodeScalars.prefix(500))
  }
}
