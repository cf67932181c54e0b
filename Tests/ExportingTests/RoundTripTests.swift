import FindingModel
import Foundation
import Testing
import Winnow

/// Findings that are written in the format that they were read from, and read again: nothing is lost
/// but what `outputs.md` lists.
@Suite struct RoundTripTests {
  @Test(arguments: OutputSample.all(of: "sarif"))
  func ofSARIF(_ sample: OutputSample) async throws {
    try await compare(sample, .sarif, "sarif", "SARIF") { old, new in
      // Where there is no fingerprint, DefectDojo's parser takes the hash for one.
      if old.uniqueIDFromTool == nil {
        #expect(new.uniqueIDFromTool == old.hashCode.map { "hashCode:\($0)" })
        new.uniqueIDFromTool = nil
      }
      // Where a rule is rated by a word, a score says it.
      if old.cvssV3Score == nil, !SARIFLevels.contains(old.severity) { new.cvssV3Score = nil }
      Self.sortTags(&old, &new)
    }
  }

  /// The severities that a level alone tells.
  private let SARIFLevels: Set<Severity> = [.high, .medium, .info]

  @Test(arguments: OutputSample.all(of: "cyclonedx"))
  func ofCycloneDX(_ sample: OutputSample) async throws {
    let isXML = sample.file.pathExtension == "xml"
    try await compare(sample, .cyclonedx, "json", "CycloneDX Scan") { old, new in
      // The JSON form tells a missing recommendation in another way.
      if old.mitigation == nil { old.mitigation = "" }
      if isXML { old.occurrences = nil }
      if isXML, old.dynamicFinding {
        // The extension before 1.4 has lines for references, and leaves open how it was found.
        (new.staticFinding, new.dynamicFinding) = (false, true)
        new.references = old.references
      }
      old.locations = old.locations.map(Self.withoutOddDigests)
    }
  }

  @Test(arguments: OutputSample.all(of: "generic"))
  func ofGenericFindings(_ sample: OutputSample) async throws {
    try await compare(sample, .defectdojo, "json", "Generic Findings Import") { old, new in
      // Keys that the server refuses.
      old.requestResponsePairs = []
      if sample.file.lastPathComponent == "own-keys.json" {
        old.url = nil
        (old.locations, new.locations) = (Self.urls(old), Self.urls(new))
      }
      Self.slug(&old)
      // A table tells no components and files apart from the finding.
      if sample.file.pathExtension == "csv" { new.locations = Self.urls(new) }
    }
  }

  @Test(arguments: OutputSample.all(of: "generic").filter { $0.file.pathExtension == "csv" })
  func ofGenericTables(_ sample: OutputSample) async throws {
    try await compare(sample, .defectdojoCSV, "csv", "Generic Findings Import") { old, new in
      // A row for each further URL or identifier.
      new.occurrences = old.occurrences
      // The server takes any word for true, and an empty column for false.
      old.fixAvailable = old.fixAvailable == true
      if new.cvssV3 == nil { new.cvssV3 = old.cvssV3 }
      old.fixVersion = old.fixVersion ?? ""
      for field in [\FindingFields.mitigation, \.impact, \.references] {
        if old[dynamicMember: field] == nil { old[dynamicMember: field] = "" }
      }
    }
  }

  private func compare(
    _ sample: OutputSample, _ format: OutputFormat.Name, _ ending: String, _ scanType: String,
    _ excuse: (inout Finding, inout Finding) -> Void
  ) async throws {
    // What cannot be read as such is another test's.
    guard let first = try? OutputSample.findings(of: sample.file, as: scanType) else { return }
    let folder = try OutputFolder()
    let file = folder.url.appending(path: "again.\(ending)")
    let converted = try await OutputSample.convert(
      sample.file, as: scanType, to: [(format, file)])
    try #require(converted.outcomes.allSatisfy { $0.failure == nil })
    let second = try OutputSample.findings(of: file, as: scanType)
    try #require(first.count == second.count)
    for (old, new) in zip(first, second) {
      var (old, new) = (old, new)
      #expect(old.hashCode == new.hashCode)
      (old.records, new.records) = ([], [])
      (old.part, new.part) = (nil, nil)
      excuse(&old, &new)
      #expect(old == new)
    }
  }

  private static func sortTags(_ old: inout Finding, _ new: inout Finding) {
    (old.tags, new.tags) = (old.tags.sorted(), new.tags.sorted())
  }

  /// As the server stores them.
  private static func slug(_ finding: inout Finding) {
    var tags: [String] = []
    for tag in finding.tags {
      let slug = String(tag.lowercased().map { " ,'\"\n\t".contains($0) ? "_" : $0 })
      if !slug.isEmpty, !tags.contains(slug) { tags.append(slug) }
    }
    finding.tags = tags
  }

  private static func urls(_ finding: Finding) -> [Location] {
    finding.locations.filter { if case .url = $0 { true } else { false } }
  }

  /// The schema takes digests of the length that their algorithm has, and no others.
  private static func withoutOddDigests(_ location: Location) -> Location {
    guard case .dependency(var dependency) = location else { return location }
    dependency.artifactHashes.removeAll { ![32, 40, 64, 96, 128].contains($0.text.utf8.count) }
    return .dependency(dependency)
  }
}
