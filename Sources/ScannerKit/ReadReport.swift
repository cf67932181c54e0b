public import ReportReading

extension Scanner {
  /// Reads a report and hands its findings on.
  ///
  /// - Returns: What keeps the report from being read to its end, if anything does.
  public func read(
    _ file: ReportFile, limits: ReadingLimits = ReadingLimits(), into findings: inout Findings
  ) -> ReportError? {
    let failure: ReportError?
    switch self {
    case let scanner as any JSONScanner:
      failure = readJSON(file, limits, scanner, &findings)
    case let scanner as any XMLScanner:
      failure = readXML(file, limits, scanner, &findings)
    default:
      failure = ReportError("\(about.name) says in no form how its reports are read")
    }
    return failure.map(file.located)
  }

  private func readJSON(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any JSONScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    let report = JSONReport(file, limits: limits)
    let fault = fault { try scanner.read(report.root, into: &findings) }
    if findings.refusal == nil { report.finish() }
    for remark in report.takeRemarks() { findings.remark(remark) }
    if report.replacedBytes { findings.remark(ReportError.replacedBytes) }
    if let failure = report.failure { findings.forget(failure) }
    return report.failure ?? fault
  }

  private func readXML(
    _ file: ReportFile, _ limits: ReadingLimits, _ scanner: any XMLScanner,
    _ findings: inout Findings
  ) -> ReportError? {
    let report = XMLReport(file, limits: limits)
    let fault = fault { try scanner.read(report.root, into: &findings) }
    if findings.refusal == nil { report.finish() }
    if report.replacedBytes { findings.remark(ReportError.replacedBytes) }
    return report.failure ?? fault
  }

  private func fault(_ read: () throws -> Void) -> ReportError? {
    do {
      try read()
      return nil
    } catch {
      return error as? ReportError ?? ReportError("\(error)")
    }
  }
}

extension ReportError {
  fileprivate static let replacedBytes = ReportError(
    "has bytes that are not UTF-8; these were replaced")
}
