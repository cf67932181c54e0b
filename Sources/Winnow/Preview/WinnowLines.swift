import FindingModel
import ReportReading

/// Reads findings that Winnow wrote, one a line or as one document: what DefectDojo compares
/// findings by, and what people know them by.
struct WinnowLines {
  /// Whether a file holds findings as Winnow writes them.
  static func recognizes(_ file: ReportFile) -> Bool {
    // Another tool's report may be one large value, which is not worth reading as a whole.
    var limits = ReadingLimits()
    limits.recordBytes = 4 << 20
    let report = JSONReport(file, limits: limits)
    let document = report.root["findings"]
    if document.isList { return document[0].isOfWinnow }
    var records = report.documents.records
    guard case .success(let first)? = records.next() else { return false }
    return first.isOfWinnow
  }

  /// Gives each finding in turn.
  ///
  /// - Throws: Where one cannot be read, with its place; also what `body` throws.
  static func read(_ file: ReportFile, _ body: (Finding) throws -> Void) throws {
    let report = JSONReport(file)
    let document = report.root["findings"]
    var records = document.isList ? document.records : report.documents.records
    do {
      while let next = records.next() { try body(try Finding(record: try next.get())) }
      if let failure = report.failure { throw failure }
    } catch let error as ReportError {
      throw file.located(error)
    }
  }
}

extension JSON {
  fileprivate var isOfWinnow: Bool {
    self["hash_code"].text != nil && self["scan_type"].text != nil && self["source"].isObject
  }
}

extension Finding {
  fileprivate init(record: JSON) throws(ReportError) {
    let word = try record["severity"].requiredText()
    guard let severity = Severity(word: word) else {
      throw record["severity"].unexpected("a severity")
    }
    self.init(try record["title"].requiredText(), severity: severity)
    self.hashCode = try record["hash_code"].requiredText()
    self.scanType = try record["scan_type"].requiredText()
    self.testType = record["test_type"].text
    self.cwe = record["cwe"].int
    self.vulnerabilityIDs = record["vulnerability_ids"].texts
    self.componentName = record["component_name"].text
    self.componentVersion = record["component_version"].text
    self.filePath = record["file_path"].text
    self.line = record["line"].int
    self.uniqueIDFromTool = record["unique_id_from_tool"].text
    self.vulnIDFromTool = record["vuln_id_from_tool"].text
    self.service = record["service"].text
    self.staticFinding = record["static_finding"].bool ?? false
    self.active = record["active"].bool ?? true
    self.verified = record["verified"].bool ?? false
    self.falsePositive = record["false_p"].bool ?? false
    self.outOfScope = record["out_of_scope"].bool ?? false
    self.riskAccepted = record["risk_accepted"].bool ?? false
    self.isMitigated = record["is_mitigated"].bool ?? false
    self.locations = record["locations"].compactMap(Location.init)
  }
}

extension Location {
  /// The locations that DefectDojo compares, and the code that people know a finding by.
  fileprivate init?(record: JSON) {
    switch record["type"].text {
    case "url":
      var url = URLLocation(url: "")
      url.url = record["url"].text
      url.host = record["host"].text
      url.port = record["port"].int
      url.scheme = record["protocol"].text
      url.path = record["path"].text
      url.query = record["query"].text
      url.fragment = record["fragment"].text
      url.userInfo = record["user_info"].text
      self = .url(url)
    case "code":
      guard let path = record["file_path"].text else { return nil }
      var code = CodeLocation(filePath: path, line: record["line"].int)
      code.snippet = record["snippet"].text
      self = .code(code)
    default: return nil
    }
  }
}
