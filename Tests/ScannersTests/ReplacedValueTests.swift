import FindingModel
import Testing
import Winnow

/// A value of an unexpected kind costs at most the record it stands in.
@Suite(.timeLimit(.minutes(3))) struct ReplacedValueTests {
  @Test(arguments: Sample.json, ["null", "-7.5", "[\"a\",{}]"])
  func aScalarOfAnotherKindCostsOnlyItsRecord(_ sample: Sample, replacement: String) throws {
    let bytes = try sample.bytes
    let scanType = try sample.scanType
    let whole = try Reading(sample.file, as: scanType).findings
    let report = try TemporaryReport()
    for (path, range) in try JSONTree(bytes).scalars {
      try report.write(
        bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...])
      let reading = try Reading(report.file, as: scanType)
      #expect(reading.outcome.failure == nil, "\(path)")
      let others = whole.filter { !ReplacedValueTests.concerns($0, path) }
      let missing = Set(others.map(ReplacedValueTests.told))
        .subtracting(reading.findings.map(ReplacedValueTests.told))
      #expect(missing.isEmpty, "\(path)")
      #expect(reading.findings.count >= others.count, "\(path)")
    }
  }

  /// Whether a finding may change with a value: one of its own record, or one that its record's
  /// surroundings are described by, as the name of the scanned file.
  private static func concerns(_ finding: Finding, _ path: String) -> Bool {
    let surroundings = path.lastIndex(of: ".").map { path[...$0] } ?? ""
    return finding.records.contains {
      path.hasPrefix("\($0.path).") || path == $0.path
        || !surroundings.isEmpty && $0.path.hasPrefix(surroundings)
    }
  }

  /// What is told of a finding, apart from the service: the reference carries the name of one
  /// workload on to the next.
  private static func told(_ finding: Finding) -> Finding {
    var finding = finding
    finding.records = []
    finding.service = nil
    finding.hashCode = nil
    return finding
  }
}
