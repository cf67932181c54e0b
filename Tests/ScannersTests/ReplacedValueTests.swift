import FindingModel
import Testing
import Winnow

/// A value of an unexpected kind costs at most the record it stands in.
@Suite(.timeLimit(.minutes(10))) struct ReplacedValueTests {
  @Test(arguments: Sample.json.filter(\.variant.isEmpty), ["null", "-7.5", "[\"a\",{}]"])
  func aScalarOfAnotherKindCostsOnlyItsRecord(_ sample: Sample, replacement: String) throws {
    let bytes = try sample.bytes
    let scanType = sample.scanType
    let whole = try Reading(sample.file, as: scanType).findings
    let report = try TemporaryReport()
    for (path, range) in try JSONTree(bytes).scalars {
      try report.write(
        bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...])
      let reading = try Reading(report.file, as: scanType)
      #expect(reading.outcome.failure == nil, "\(path)")
      let others = ReplacedValueTests.unconcerned(whole, by: path)
      let missing = Set(others.map(ReplacedValueTests.told))
        .subtracting(reading.findings.map(ReplacedValueTests.told))
      #expect(missing.isEmpty, "\(path)")
      #expect(reading.findings.count >= others.count, "\(path)")
    }
  }

  /// The findings that may not change with a value: those of other records. A value outside of all
  /// records, as the name of the scanned file or a rule, may be told of in each of them.
  private static func unconcerned(_ findings: [Finding], by path: String) -> [Finding] {
    let isInARecord = findings.contains { finding in
      finding.records.contains { path.hasPrefix("\($0.base)[") && $0.index != nil }
    }
    guard isInARecord else { return [] }
    return findings.filter { finding in
      !finding.records.contains { path.hasPrefix("\($0.path).") || path.hasPrefix("\($0.path)[") }
    }
  }

  /// What is told of a finding, apart from the service: the reference carries the name of one
  /// workload on to the next.
  private static func told(_ finding: Finding) -> Finding {
    var finding = finding
    finding.records = []
    finding.part = nil
    finding.service = nil
    finding.hashCode = nil
    return finding
  }
}
