public import ReportReading

extension Scanner {
  /// Reads a report and hands its findings on.
  ///
  /// - Returns: What keeps the report from being read to its end, if anything does.
  public func read(
    _ file: ReportFile, limits: ReadingLimits = ReadingLimits(), into findings: inout Findings
  ) -> ReportError? {
    let failure: ReportError?
    do throws(ReportError) {
      failure =
        switch try ReportForm.form(of: file, for: self) {
        case .json: asJSON.flatMap { readJSON(file, limits, $0, &findings) }
        case .jsonLines: asJSONLines.flatMap { readJSONLines(file, limits, $0, &findings) }
        case .xml: asXML.flatMap { readXML(file, limits, $0, &findings) }
        case .csv: asCSV.flatMap { readCSV(file, limits, $0, &findings) }
        case .html: asHTML.flatMap { readHTML(file, limits, $0, &findings) }
        }
    } catch {
      failure = error
    }
    return failure.map(file.located)
  }

  private func readJSON(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any JSONScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    let report = JSONReport(file, limits: limits)
    let root = report.root
    let fault = fault { try scanner.read(root, into: &findings) }
    if findings.refusal == nil { report.finish() }
    if let schema, root.isObject {
      let version = schema.version.map { root[named: $0] }
      findings.compare(
        schema, version: version?.exists == true ? version?.pythonText : nil,
        keys: report.rootKeys)
    }
    conclude(report, &findings)
    return report.failure ?? fault
  }

  private func readJSONLines(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any JSONLinesScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    let report = JSONReport(file, limits: limits)
    let fault = fault { try scanner.read(report.documents, into: &findings) }
    conclude(report, &findings)
    return report.failure ?? fault
  }

  private func conclude(_ report: JSONReport, _ findings: inout Findings) {
    findings.remark(report.takeRemarks())
    if report.replacedBytes { findings.remark(ReportError.replacedBytes) }
    if let failure = report.failure { findings.forget(failure) }
  }

  private func readXML(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any XMLScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    let report = XMLReport(file, limits: limits)
    let root = report.root
    if let schema {
      let version = schema.version.flatMap { version in
        root.attributes.first { $0.name == version }?.value
      }
      findings.compare(schema, version: version, keys: [])
    }
    let fault = fault { try scanner.read(root, into: &findings) }
    if findings.refusal == nil { report.finish() }
    if report.replacedBytes { findings.remark(ReportError.replacedBytes) }
    return report.failure ?? fault
  }

  private func readCSV(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any CSVScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    fault {
      let report = try CSVReport(file: file, limits: limits)
      if let schema { findings.compare(schema, version: nil, keys: report.header) }
      try scanner.read(report, into: &findings)
    }
  }

  private func readHTML(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any HTMLScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    do throws(ReportError) {
      let report = try HTMLReport(file, limits: limits)
      let fault = fault { try scanner.read(report, into: &findings) }
      return report.failure ?? fault
    } catch {
      return error
    }
  }

  private func fault(_ read: () throws -> Void) -> ReportError? {
    do {
      try read()
      return nil
    } catch {
      return ReportError(caught: error)
    }
  }
}

extension ReportError {
  fileprivate static let replacedBytes = ReportError(
    "has bytes that are not UTF-8; these were replaced")
}
