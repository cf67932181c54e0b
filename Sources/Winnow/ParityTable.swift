/// What comparing real reports gave: scan type, label, reports, findings and what differs.
///
/// Written by `RECORD_PARITY=1 swift test --filter ParityTests`, never by hand.
enum ParityTable {
  static let lines = """
    AWS Security Hub Scan | exact | 8 | 15
    Anchore Grype | exact | 9 | 34
    Anchore Grype detailed | exact | 9 | 35
    Azure Security Center Recommendations Scan | exact | 1 | 0
    Bandit Scan | exact | 3 | 166
    Burp REST API | exact | 2 | 26
    Burp Scan | exact | 3 | 9
    Checkmarx Scan | exact | 11 | 847
    Checkmarx Scan detailed | exact | 11 | 855
    Checkov Scan | exact | 4 | 17
    CycloneDX Scan | exact | 11 | 369
    Dependency Check Scan | exact | 4 | 44
    Generic Findings Import | exact | 18 | 33
    Gitleaks Scan | exact | 4 | 10
    Qualys Scan | exact | 3 | 4
    SARIF | approximate | 16 | 689 | DefectDojo leaves the order of tags to chance
    Semgrep JSON Report | exact | 10 | 34
    Snyk Code Scan | approximate | 1 | 206 | DefectDojo leaves the order of tags to chance
    Snyk Scan | approximate | 8 | 340 | DefectDojo leaves the order of tags to chance
    SonarQube Scan | exact | 11 | 28
    SonarQube Scan detailed | exact | 11 | 34
    Tenable Scan | exact | 11 | 202
    Trivy Scan | exact | 13 | 238
    Trufflehog Scan | exact | 2 | 6
    ZAP Scan | exact | 10 | 85
    kube-bench Scan | exact | 2 | 60
    """
}
