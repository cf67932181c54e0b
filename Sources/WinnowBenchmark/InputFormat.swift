import ArgumentParser

/// A format that reports are made up in.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case trivy
  case semgrep
  case zap
  case dependencyCheck = "dependency_check"
  case bandit
  case burp
  case burpAPI = "burp_api"
  case checkmarx
  case checkmarxJSON = "checkmarx_json"
  case checkov
  case cycloneDX = "cyclonedx"
  case cycloneDXXML = "cyclonedx_xml"
  case generic
  case genericCSV = "generic_csv"
  case gitleaks
  case grype
  case kubeBench = "kube_bench"
  case nessus
  case qualys
  case qualysCSV = "qualys_csv"
  case sarif
  case securityCenter = "azure_security_center"
  case securityHub = "security_hub"
  case snyk
  case snykCode = "snyk_code"
  case sonarIssues = "sonarqube_issues"
  case sonarReport = "sonar_report"
  case tenableCSV = "tenable_csv"
  case trufflehog

  /// Those whose single stages are measured, beside other programs; of the rest the whole program
  /// alone is.
  static let compared: [InputFormat] = [.trivy, .semgrep, .zap, .dependencyCheck]

  var isXML: Bool { fileName.hasSuffix(".xml") }

  var fileName: String {
    switch self {
    case .zap, .dependencyCheck, .burp, .checkmarx, .cycloneDXXML, .qualys: rawValue + ".xml"
    case .genericCSV, .qualysCSV, .securityCenter, .tenableCSV: rawValue + ".csv"
    case .nessus: rawValue + ".nessus"
    default: rawValue + ".json"
    }
  }

  /// What DefectDojo calls the scan where each record is to be a finding of its own.
  var scanType: String? {
    switch self {
    case .checkmarx: "Checkmarx Scan detailed"
    case .grype: "Anchore Grype detailed"
    case .sonarIssues, .sonarReport: "SonarQube Scan detailed"
    default: nil
    }
  }

  /// The same report for the same seed.
  func report(keys: KeyOrder, seed: UInt64) -> any MadeUpReport {
    let prose = Prose(seed: seed)
    return switch self {
    case .trivy: TrivyReport(prose: prose, keys: keys)
    case .semgrep: SemgrepReport(prose: prose)
    case .zap: ZAPReport(prose: prose)
    case .dependencyCheck: DependencyCheckReport(prose: prose)
    case .bandit: BanditReport(prose: prose)
    case .burp: BurpReport(prose: prose)
    case .burpAPI: BurpAPIReport(prose: prose)
    case .checkmarx: CheckmarxReport(prose: prose)
    case .checkmarxJSON: CheckmarxJSONReport(prose: prose)
    case .checkov: CheckovReport(prose: prose)
    case .cycloneDX: CycloneDXReport(prose: prose)
    case .cycloneDXXML: CycloneDXXMLReport(prose: prose)
    case .generic: GenericReport(prose: prose)
    case .genericCSV: GenericCSVReport(prose: prose)
    case .gitleaks: GitleaksReport(prose: prose)
    case .grype: GrypeReport(prose: prose)
    case .kubeBench: KubeBenchReport(prose: prose)
    case .nessus: NessusReport(prose: prose)
    case .qualys: QualysReport(prose: prose)
    case .qualysCSV: QualysCSVReport(prose: prose)
    case .sarif: SARIFReport(prose: prose)
    case .securityCenter: AzureReport(prose: prose)
    case .securityHub: SecurityHubReport(prose: prose)
    case .snyk: SnykReport(prose: prose)
    case .snykCode: SnykCodeReport(prose: prose)
    case .sonarIssues: SonarIssuesReport(prose: prose)
    case .sonarReport: SonarReport(prose: prose)
    case .tenableCSV: TenableCSVReport(prose: prose)
    case .trufflehog: TrufflehogReport(prose: prose)
    }
  }
}

/// Where the members that records share stand: before the records, or where a reader that goes
/// through the file once comes too late for them.
enum KeyOrder: String, CaseIterable, ExpressibleByArgument {
  case inOrder = "in-order"
  case late
}
