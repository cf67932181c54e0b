package import FindingModel

/// What conditions look at, under the name that a policy gives it.
package enum Field: String, Sendable, Hashable, CaseIterable {
  case age
  case artifact
  case component
  case coordinates
  case cpe
  case cvss
  case cvssV2 = "cvss_v2"
  case cvssV3 = "cvss_v3"
  case cvssV4 = "cvss_v4"
  case cwe
  case description
  case endpoint
  case epss
  case epssPercentile = "epss_percentile"
  case fingerprint
  case fixAvailable = "fix_available"
  case fixState = "fix_state"
  case hashCode = "hash_code"
  case host
  case id
  case knownExploited = "known_exploited"
  case line
  case parameter
  case path
  case property
  case purl
  case ransomwareUsed = "ransomware_used"
  case rule
  case scanType = "scan_type"
  case service
  case severity
  case severityWord = "severity_word"
  case sha1
  case status
  case tag
  case testType = "test_type"
  case title
  case url
  case version
  case vulnerability

  /// How a field is asked about.
  package enum Kind: Sendable {
    /// Whole texts or globs.
    case names
    /// Parts of texts, globs or regular expressions.
    case prose
    /// The globs of a `.gitignore`.
    case paths
    /// Package URLs with ranges.
    case packages
    case versions
    case number
    case flag
    case severities
    case weaknesses
    case statuses
  }

  package var kind: Kind {
    switch self {
    case .age, .cvss, .cvssV2, .cvssV3, .cvssV4, .epss, .epssPercentile, .line: .number
    case .artifact, .purl: .packages
    case .path, .endpoint: .paths
    case .title, .description: .prose
    case .cwe: .weaknesses
    case .severity: .severities
    case .status: .statuses
    case .version: .versions
    case .fixAvailable, .knownExploited, .ransomwareUsed: .flag
    case .component, .coordinates, .cpe, .fingerprint, .fixState, .hashCode, .host, .id,
      .parameter, .property, .rule, .scanType, .service, .severityWord, .sha1, .tag, .testType,
      .url, .vulnerability:
      .names
    }
  }

  /// What scanners have to tell beyond DefectDojo's fields for this one to be known.
  package var facts: Set<Fact.Kind> {
    switch self {
    case .artifact: [.artifact]
    case .coordinates, .purl, .version: [.purl]
    case .cpe: [.cpe]
    case .cvss: [.cvssV3, .cvssV4]
    case .cvssV2: [.cvssV2]
    case .cvssV3: [.cvssV3]
    case .cvssV4: [.cvssV4]
    case .fingerprint: [.fingerprint]
    case .fixState: [.fixState]
    case .id, .vulnerability: [.alias]
    case .path: [.path]
    case .property: [.property]
    case .severityWord: [.severityWord]
    case .sha1: [.sha1]
    case .status: [.suppression]
    case .url: [.url]
    case .age, .component, .cwe, .description, .endpoint, .epss, .epssPercentile, .fixAvailable,
      .hashCode, .host, .knownExploited, .line, .parameter, .ransomwareUsed, .rule, .scanType,
      .service, .severity, .tag, .testType, .title:
      []
    }
  }

  /// What the field is, for the schema and for help.
  package var about: String {
    switch self {
    case .age: "Days since the finding's date, else since the vulnerability was published."
    case .artifact: "The package URL of what was scanned, as pkg:oci/app."
    case .component: "The name of the component."
    case .coordinates: "The group, name and version of the package, as org.acme:lib:1.0."
    case .cpe: "A CPE name of the component."
    case .cvss: "The CVSS score: version 4.0, else version 3."
    case .cvssV2: "The CVSS score of version 2."
    case .cvssV3: "The CVSS score of version 3."
    case .cvssV4: "The CVSS score of version 4.0."
    case .cwe: "CWE numbers, as 79 or CWE-79."
    case .description: "A part of the description, a glob of all of it, or /a regular expression/."
    case .endpoint: "The path of a URL, as the globs of a .gitignore."
    case .epss: "The EPSS score, from 0 to 1."
    case .epssPercentile: "The EPSS percentile, from 0 to 1."
    case .fingerprint: "The scanner's own fingerprint of the finding."
    case .fixAvailable: "Whether there is a fix."
    case .fixState: "What the scanner says of a fix, as wont-fix or will_not_fix."
    case .hashCode: "DefectDojo's hash_code, or its first digits followed by *."
    case .host: "The host of a URL."
    case .id: "A vulnerability or rule by any of its identifiers; aliases count."
    case .knownExploited: "Whether CISA lists the vulnerability as exploited."
    case .line: "The line in the file, from 1."
    case .parameter: "The parameter of the request."
    case .path: "The path of the file, as the globs of a .gitignore."
    case .property: "What the scanner says under a name, as language:java."
    case .purl: "The package, as a package URL that may have globs and a version range."
    case .ransomwareUsed: "Whether CISA knows of ransomware that uses the vulnerability."
    case .rule: "The rule or check of the scanner."
    case .scanType: "DefectDojo's name of the scan, as Trivy Scan."
    case .service: "The service of the finding."
    case .severity: "Severities, or at_least or at_most one."
    case .severityWord: "The severity in the scanner's own word."
    case .sha1: "The SHA-1 digest of the file."
    case .status: "What the report says of the finding, as false_positive or suppressed."
    case .tag: "A tag of the finding."
    case .testType: "What the report calls the kind of test."
    case .title: "A part of the title, a glob of all of it, or /a regular expression/."
    case .url: "The URL, as the scanner writes it."
    case .version: "The version of the component, as a range."
    case .vulnerability: "A CVE, GHSA or other identifier of a vulnerability; aliases count."
    }
  }
}
