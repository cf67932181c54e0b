package import ScannerKit

/// Every scanner whose reports can be read, sorted by id.
package let catalog: [any Scanner] = [
  AnchoreGrype(),
  AWSSecurityHub(),
  AzureSecurityCenter(),
  Bandit(),
  Burp(),
  BurpAPI(),
  Checkmarx(),
  Checkov(),
  CycloneDX(),
  DependencyCheck(),
  Generic(),
  Gitleaks(),
  KubeBench(),
  Qualys(),
  SARIF(),
  Semgrep(),
  Snyk(),
  SnykCode(),
  SonarQube(),
  Tenable(),
  Trivy(),
  Trufflehog(),
  ZAP(),
]
