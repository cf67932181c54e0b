/// One weakness that a scanner reported, in DefectDojo's terms: it has the properties of
/// ``FindingFields``, as `finding.title`.
///
/// They lie in one place in memory that copies share until one of them is changed. A finding goes
/// through many hands, and with all properties in it each of them would copy a kilobyte and count
/// the references of forty texts and lists.
@dynamicMemberLookup
public struct Finding: Hashable {
  @usableFromInline
  final class Storage {
    /// Nobody changes them while another access goes on, as each goes through the finding: the
    /// check for that is spared.
    @usableFromInline @exclusivity(unchecked) var fields: FindingFields

    @usableFromInline
    init(_ fields: FindingFields) { self.fields = fields }
  }

  @usableFromInline var storage: Storage

  public init(_ title: String, severity: Severity) {
    storage = Storage(FindingFields(title: title, severity: severity))
  }

  @inlinable
  public subscript<Value>(dynamicMember field: WritableKeyPath<FindingFields, Value>) -> Value {
    @inline(__always)
    get { storage.fields[keyPath: field] }
    @inline(__always)
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
      yield &storage.fields[keyPath: field]
    }
  }

  public static func == (left: Finding, right: Finding) -> Bool {
    left.storage === right.storage || left.storage.fields == right.storage.fields
  }

  public func hash(into hasher: inout Hasher) { storage.fields.hash(into: &hasher) }
}

/// Nobody changes a storage that another finding holds too, and its fields are `Sendable`.
extension Finding: @unchecked Sendable {}

/// What a ``Finding`` tells.
///
/// A property holds what DefectDojo's own parser would set before the import changes it; the REST
/// name of a property is its name in snake case (`filePath` is `file_path`), apart from those that
/// say otherwise. `nil` and `""` differ: DefectDojo's hash sees `None` or nothing.
public struct FindingFields: Sendable, Hashable {
  public var title: String
  public var severity: Severity
  public var description: String?
  public var mitigation: String?
  public var impact: String?
  public var references: String?
  public var stepsToReproduce: String?
  public var severityJustification: String?

  /// The weakness by its CWE number; 0 says that there is none, `nil` that it was set to null.
  /// Both count in the hash.
  public var cwe: Int? = 0
  /// All CWE numbers of the finding.
  public var cwes: [Int] = []
  /// CVE, GHSA and other identifiers, the main one first. REST: `vulnerability_ids`.
  public var vulnerabilityIDs: [String] = []

  /// A CVSS 3.x vector. REST: `cvssv3`.
  public var cvssV3: String?
  /// From 0 to 10. REST: `cvssv3_score`.
  public var cvssV3Score: Double?
  /// A CVSS 4.0 vector. REST: `cvssv4`.
  public var cvssV4: String?
  /// From 0 to 10. REST: `cvssv4_score`.
  public var cvssV4Score: Double?
  /// A probability from 0 to 1. REST: `epss_score`.
  public var epssScore: Double?
  /// From 0 to 1. REST: `epss_percentile`.
  public var epssPercentile: Double?
  public var knownExploited: Bool?
  public var ransomwareUsed: Bool?
  public var kevDate: Day?

  public var componentName: String?
  public var componentVersion: String?
  public var fixAvailable: Bool?
  public var fixVersion: String?

  public var filePath: String?
  /// Counts from 1.
  public var line: Int?
  public var sastSourceObject: String?
  public var sastSourceLine: Int?
  public var sastSourceFilePath: String?
  public var sastSinkObject: String?

  /// The scanner's own identity of this finding. REST: `unique_id_from_tool`.
  public var uniqueIDFromTool: String?
  /// The rule or check that found it. REST: `vuln_id_from_tool`.
  public var vulnIDFromTool: String?

  public var staticFinding = false
  public var dynamicFinding = true
  public var active = true
  public var verified = false
  /// REST: `false_p`.
  public var falsePositive = false
  public var outOfScope = false
  public var riskAccepted = false
  public var isMitigated = false
  public var mitigated: Moment?
  public var date: Day?
  public var publishDate: Day?

  /// How many records of the report became this finding. REST: `nb_occurences`.
  public var occurrences: Int?
  /// From 1 (certain) to 10 (tentative).
  public var scannerConfidence: Int?
  public var service: String?
  public var url: String?
  public var param: String?
  public var payload: String?
  public var effortForFixing: String?
  public var tags: [String] = []
  public var locations: [Location] = []
  public var requestResponsePairs: [RequestResponsePair] = []
  public var files: [Attachment] = []

  /// DefectDojo's identity of the finding: 64 hexadecimal digits.
  public var hashCode: String?
  /// DefectDojo's name of the scan, as "Trivy Scan".
  public var scanType = ""
  /// What the report calls the kind of test that it is of, where DefectDojo files it by that; nil
  /// where the scan type says it.
  public var testType: String?
  /// The records of the report that this finding was made of, the first one first.
  public var records: [RecordPosition] = []
  /// The bytes in its record that tell of this finding alone, where the record may tell of others
  /// too, as of a result at several places.
  public var part: Range<Int>?
  /// What else the report says, for policies.
  public var facts: [Fact] = []
  /// The facts of the records one by one, where several tell different ones.
  public var recordFacts: [[Fact]] = []
  /// What a policy decided, where there was one.
  public var verdict: Verdict?
  /// The findings that this one stands for, itself among them; nothing where it stands for itself.
  public var merged: MergedGroup?
  /// Whether a baseline lacks the finding; nothing where it was compared with none.
  public var isNew: Bool?
}

/// An HTTP request and what was answered.
public struct RequestResponsePair: Sendable, Hashable {
  public var request: String
  public var response: String

  public init(request: String, response: String) {
    self.request = request
    self.response = response
  }
}

/// A file that belongs to a finding.
public struct Attachment: Sendable, Hashable {
  public var title: String
  /// The content in base64.
  public var data: String

  public init(title: String, data: String) {
    self.title = title
    self.data = data
  }
}

/// Where in a report a record stands.
public struct RecordPosition: Sendable, Hashable {
  /// The way to the list that the record is an element of, or to the record itself.
  public let base: String
  /// The place of the record in that list, from 0; nothing where `base` says it all.
  public let index: Int?
  /// The bytes of the record in the report, in the report's own encoding unless it was
  /// compressed or UTF-16.
  public var bytes: Range<Int>

  public init(path: String, bytes: Range<Int>) {
    base = path
    index = nil
    self.bytes = bytes
  }

  /// The place of a list's element; all of them share the text of the list's path.
  public init(list: String, index: Int, bytes: Range<Int>) {
    base = list
    self.index = index
    self.bytes = bytes
  }

  /// The way to the record, as `Results[0].Vulnerabilities[3]`, `/site[1]/alerts/alertitem[2]` or
  /// `row 7`.
  public var path: String { index.map { "\(base)[\($0)]" } ?? base }

  public static func == (left: RecordPosition, right: RecordPosition) -> Bool {
    left.bytes == right.bytes && left.path == right.path
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
    hasher.combine(path)
  }
}
