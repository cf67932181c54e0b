package import FindingModel

/// A finding as conditions look at it; what a field holds is made when it is first asked for.
package final class Subject {
  let finding: Finding
  let today: Day
  /// Those of the finding, or of one of its records.
  private let facts: [Fact]
  private var texts: [Field: [FoldedText]] = [:]
  private var paths: [Field: [String]] = [:]
  private var packages: [Field: [PackageURL]] = [:]
  private lazy var endpoints = finding.locations.compactMap(Endpoint.init)

  package convenience init(_ finding: Finding, today: Day) {
    self.init(finding, telling: finding.facts, today: today)
  }

  private init(_ finding: Finding, telling facts: [Fact], today: Day) {
    self.finding = finding
    self.facts = facts
    self.today = today
  }

  /// A finding as its records are one by one, where these tell different things.
  static func records(of finding: Finding, today: Day) -> [Subject] {
    if finding.recordFacts.isEmpty { return [Subject(finding, today: today)] }
    return finding.recordFacts.map { Subject(finding, telling: $0, today: today) }
  }

  /// The texts of a field that is asked about by names or prose.
  func texts(of field: Field) -> [FoldedText] {
    if let known = texts[field] { return known }
    let found = rawTexts(of: field).map(FoldedText.init)
    texts[field] = found
    return found
  }

  /// The same as they are written.
  func rawTexts(of field: Field) -> [String] {
    switch field {
    case .component: [finding.componentName].compactMap(\.self) + dependencies.compactMap(\.name)
    case .artifact: facts(.artifact)
    case .coordinates: packages(of: .purl).compactMap(\.coordinates)
    case .cpe: facts(.cpe)
    case .description: [finding.description].compactMap(\.self)
    case .fingerprint: facts(.fingerprint) + [finding.uniqueIDFromTool].compactMap(\.self)
    case .fixState: facts(.fixState)
    case .hashCode: [finding.hashCode].compactMap(\.self)
    case .endpoint: endpoints.map(\.path)
    case .host: endpoints.compactMap(\.host)
    case .id: rawTexts(of: .vulnerability) + rawTexts(of: .rule)
    case .parameter: [finding.param].compactMap(\.self)
    case .path: filePaths
    case .property: facts(.property)
    case .purl: dependencies.compactMap(\.purl) + facts(.purl)
    case .rule: [finding.vulnIDFromTool].compactMap(\.self)
    case .scanType: [finding.scanType]
    case .service: [finding.service].compactMap(\.self)
    case .severityWord: facts(.severityWord)
    case .sha1: facts(.sha1) + digests
    case .tag: finding.tags
    case .testType: [finding.testType].compactMap(\.self)
    case .title: [finding.title]
    case .url: urls
    case .version: [finding.componentVersion].compactMap(\.self)
    case .vulnerability: finding.vulnerabilityIDs + facts(.alias)
    case .age, .cvss, .cvssV2, .cvssV3, .cvssV4, .cwe, .epss, .epssPercentile, .fixAvailable,
      .knownExploited, .line, .ransomwareUsed, .severity, .status:
      []
    }
  }

  func paths(of field: Field) -> [String] {
    if let known = paths[field] { return known }
    let found = rawTexts(of: field)
    paths[field] = found
    return found
  }

  private var filePaths: [String] {
    var paths = [finding.filePath, finding.sastSourceFilePath].compactMap(\.self)
    for location in finding.locations {
      switch location {
      case .code(let code): paths.append(code.filePath)
      case .dependency(let dependency): paths += [dependency.filePath].compactMap(\.self)
      case .url: break
      }
    }
    let told = facts(.path)
    if !finding.recordFacts.isEmpty {
      // A path that only other records tell is not that of this one.
      let others = Set(finding.facts.filter { $0.kind == .path }.map(\.text)).subtracting(told)
      paths.removeAll(where: others.contains)
    }
    return (paths + told).distinct
  }

  func packages(of field: Field) -> [PackageURL] {
    if let known = packages[field] { return known }
    let found = rawTexts(of: field).compactMap { try? PackageURL($0) }
    packages[field] = found
    return found
  }

  /// The ecosystem of the component, as purl types name it.
  var ecosystem: String? {
    packages(of: .purl).first?.type ?? dependencies.compactMap(\.purlType).first
  }

  var statuses: Set<Status> {
    var statuses: Set<Status> = [finding.active ? .active : .inactive]
    if finding.verified { statuses.insert(.verified) }
    if finding.falsePositive { statuses.insert(.falsePositive) }
    if finding.outOfScope { statuses.insert(.outOfScope) }
    if finding.riskAccepted { statuses.insert(.riskAccepted) }
    if finding.isMitigated { statuses.insert(.mitigated) }
    if !facts(.suppression).isEmpty { statuses.insert(.suppressed) }
    return statuses
  }

  func number(of field: Field) -> Double? {
    switch field {
    case .age:
      (finding.date ?? finding.publishDate).map {
        Double((Moment(today).secondsSince1970 - Moment($0).secondsSince1970) / 86_400)
      }
    case .cvss: number(of: .cvssV4) ?? number(of: .cvssV3)
    case .cvssV2: score(.cvssV2)
    case .cvssV3: finding.cvssV3Score ?? score(.cvssV3)
    case .cvssV4: finding.cvssV4Score ?? score(.cvssV4)
    case .epss: finding.epssScore
    case .epssPercentile: finding.epssPercentile
    case .line: finding.line.map(Double.init)
    default: nil
    }
  }

  private func score(_ kind: Fact.Kind) -> Double? { facts(kind).compactMap(Double.init).first }

  /// What a field says; whether there is a fix may be unknown, which is neither yes nor no.
  func flag(of field: Field) -> Bool? {
    switch field {
    case .fixAvailable: finding.fixAvailable
    case .knownExploited: finding.knownExploited ?? false
    case .ransomwareUsed: finding.ransomwareUsed ?? false
    default: false
    }
  }

  var weaknesses: Set<Int> { Set(finding.cwes + [finding.cwe].compactMap(\.self)) }

  /// As the scanner writes them; else as the locations have them.
  private var urls: [String] {
    let told = facts(.url)
    if !told.isEmpty { return told }
    return finding.locations.compactMap { location in
      if case .url(let url) = location { url.url } else { nil }
    }
  }

  private func facts(_ kind: Fact.Kind) -> [String] {
    facts.isEmpty ? [] : facts.filter { $0.kind == kind }.map(\.text)
  }

  private lazy var dependencies = finding.locations.compactMap {
    if case .dependency(let dependency) = $0 { dependency } else { nil }
  }

  private var digests: [String] {
    dependencies.flatMap(\.artifactHashes).filter {
      $0.key.lowercased() == "sha-1" || $0.key.lowercased() == "sha1"
    }
    .map(\.text)
  }
}

extension PackageURL {
  /// Group, name and version as Maven writes them; nothing where one is missing.
  fileprivate var coordinates: String? {
    guard let namespace, let version else { return nil }
    return "\(namespace):\(name):\(version)"
  }
}
