/// How DefectDojo 3.2.0 tells findings apart, for each of its 271 scan types.
///
/// Facts of its `dojo/settings/settings.dist.py` (`DEDUPLICATION_ALGORITHM_PER_PARSER`,
/// `HASHCODE_FIELDS_PER_SCANNER`, `HASHCODE_ALLOWS_NULL_CWE`). One list for each algorithm, sorted;
/// a line is a scan type and, after a colon, the fields of its hash in their order. Without a colon
/// the hash is made of the legacy fields.
enum ScanTypeTable {
  static let hashCode = """
    Acunetix Scan: title description
    AIDE Scan
    Anchore Engine Scan: title severity component_name component_version file_path
    Anchore Enterprise Policy Check: title severity component_name file_path
    Anchore Grype: title severity component_name component_version
    AnchoreCTL Policies Report: title severity component_name file_path
    AnchoreCTL Vuln Report: title severity component_name component_version file_path
    APKLeaks Scan
    AppCheck Web Application Scanner: title severity
    Aqua Scan: severity vulnerability_ids component_name component_version
    AWS Prowler Scan
    Bandit Scan: file_path line vuln_id_from_tool
    Bearer CLI: title severity
    Blackduck Hub Scan: title vulnerability_ids component_name component_version
    Burp Enterprise Scan: title severity cwe
    Burp Scan: title severity vuln_id_from_tool
    Burp Suite DAST Scan: title severity cwe
    CargoAudit Scan: vulnerability_ids severity component_name component_version vuln_id_from_tool
    cfn-nag Scan
    Checkmarx CxFlow SAST: vuln_id_from_tool file_path line
    Checkmarx Scan: cwe severity file_path
    Checkov Scan
    chkrootkit Scan
    Clair Scan: title vulnerability_ids description severity
    ClamAV Scan
    Cloudsploit Scan: title description
    Composer Audit Scan: component_name vuln_id_from_tool
    Conftest Scan
    Coverity Scan JSON Report: title cwe line file_path description
    CSAF Scan: vuln_id_from_tool component_name component_version
    cwe_checker Scan
    Cyberwatch scan (Galeax): title description severity
    CycloneDX Scan: vuln_id_from_tool component_name component_version
    Cycognito Scan: title severity
    Deepfence Threatmapper Report: title description severity
    Dependency Check Scan: title cwe file_path
    Detect-secrets Scan
    Dirsearch Scan: title endpoints
    Dockle Scan: title description vuln_id_from_tool
    Dotnet Vulnerable Packages Scan: component_name component_version vuln_id_from_tool
    DrHeader JSON Importer: title description
    DSOP Scan: vulnerability_ids
    ffuf Scan: title endpoints
    Firmwalker Scan
    Garak Scan: title component_name
    Generic Findings Import
    Github Vulnerability Scan: title severity component_name vulnerability_ids file_path
    GitLab Container Scan
    GitLab Dependency Scanning Report: title vulnerability_ids file_path component_name \
    component_version
    GitLab SAST Report
    GitLab Secret Detection Report
    Gitleaks Scan
    Gobuster Scan: title endpoints
    Hadolint Dockerfile check
    Harbor Vulnerability Scan: title mitigation
    HCLAppScan XML: title description
    Horusec Scan: title description file_path line
    httpx Scan: title endpoints
    Humble Json Importer: title
    Hydra Scan: title description
    Infer Scan
    Invicti Scan: title description severity
    IriusRisk Threats Scan: title component_name
    JFrog Xray On Demand Binary Scan: title component_name component_version
    JFrog Xray Scan: title description component_name component_version
    JFrog Xray Unified Scan: vulnerability_ids file_path component_name component_version
    KICS Scan: file_path line severity description title
    Kiuwan SCA Scan: description severity component_name component_version cwe
    KrakenD Audit Scan: description mitigation severity
    kube-bench Scan: title vuln_id_from_tool description
    KubeHunter Scan: title description
    KubeLinter Scan
    Kubescape JSON Importer: title component_name
    Legitify Scan: title endpoints severity
    Lynis Scan
    Masscan Scan: title endpoints
    Mend Scan: title severity description
    Meterian Scan: cwe component_name component_version description severity
    Mix Audit Scan: component_name component_version vuln_id_from_tool
    MobSF Scan: title description severity file_path
    MobSF Scorecard Scan: title description severity
    Mobsfscan Scan: title severity cwe file_path description
    MSDefender Parser: title description
    n0s1 Scanner: description
    Naabu Scan: title endpoints
    Nancy Scan: title vuln_id_from_tool
    Nettacker Scan: title endpoints
    NeuVector (compliance): title vuln_id_from_tool description
    NeuVector (REST): title severity component_name component_version
    Nexpose Scan: title severity vulnerability_ids cwe
    njsscan Scan
    NPM Audit Scan: title severity file_path vulnerability_ids cwe
    NPM Audit v7+ Scan: title severity cwe vuln_id_from_tool
    Nuclei Scan: title cwe severity component_name
    OpenReports: vulnerability_ids component_name component_version severity
    OpenVAS Parser v2: title severity vuln_id_from_tool endpoints
    OpenVEX Scan: vuln_id_from_tool component_name component_version
    Orca Security Alerts: title component_name
    OSV Scan: title description severity
    PHP Symfony Security Check: title vulnerability_ids
    PICUS Scan: vuln_id_from_tool
    pip-audit Scan: vuln_id_from_tool component_name component_version
    pnpm Audit Scan: component_name component_version vuln_id_from_tool
    Polaris Scan
    Popeye Scan: title description
    Promptfoo Scan: title component_name
    QARK Scan
    Qualys Hacker Guardian Scan: title severity description
    Qualys Scan: title severity endpoints
    Rapplex Scan: title endpoints severity
    Red Hat Satellite: description severity
    rkhunter Scan
    Rubocop Scan: vuln_id_from_tool file_path line
    Rusty Hog Scan: file_path payload
    Scout Suite Scan: file_path vuln_id_from_tool
    Secretlint Scan: file_path line vuln_id_from_tool
    Snyk Code Scan: vuln_id_from_tool file_path
    Snyk Issue API Scan: vuln_id_from_tool file_path
    Snyk Scan: vuln_id_from_tool file_path component_name component_version
    Solar Appscreener Scan: title file_path line severity
    SonarQube API Import: title file_path line
    SonarQube Scan: cwe severity file_path
    Sonatype Application Scan: title cwe file_path component_name component_version \
    vulnerability_ids
    SPDX Scan: vuln_id_from_tool component_name component_version
    SpotBugs Scan: cwe severity file_path line
    Sqlmap Scan: title endpoints
    SSLyze Scan (JSON): title description
    StackHawk HawkScan: vuln_id_from_tool component_name component_version
    Tenable Scan: title severity vulnerability_ids cwe description
    Terrascan Scan: vuln_id_from_tool title severity file_path line component_name
    TFSec Scan: severity vuln_id_from_tool file_path line
    Trivy Operator Scan: title severity vulnerability_ids description
    Trivy Scan: title severity vulnerability_ids cwe description
    Trufflehog Scan: title description line
    Trufflehog3 Scan
    Twistlock Image Scan: title severity component_name component_version
    Veracode SourceClear Scan: title vulnerability_ids component_name component_version severity
    WhatWeb Scan: title endpoints
    Wpscan: title description severity
    YARA Scan
    Yarn Audit Scan: title severity file_path vulnerability_ids cwe
    ZAP Scan: title cwe severity
    """

  static let uniqueIDFromTool = """
    Anchore Grype detailed
    AuditJS Scan
    AWS Prowler V3
    AWS Security Finding Format (ASFF) Scan
    AWS Security Hub Scan
    Azure Security Center Recommendations Scan
    BlackDuck API
    Blackduck Binary Analysis
    Bugcrowd API Import
    Burp REST API
    Checkmarx One Scan
    Checkmarx Scan detailed
    Codechecker Report native
    Coverity API
    Crunch42 Scan
    docker-bench-security Scan
    Edgescan Scan
    Govulncheck Scanner
    Govulncheck Scanner V2
    PTART Report
    PWN SAST
    SonarQube Scan detailed
    Xygeni SAST Scan
    Xygeni SCA Scan
    Xygeni Secrets Scan
    """

  static let uniqueIDFromToolOrHashCode = """
    Alert Logic Scan: title component_name vuln_id_from_tool
    AWS Inspector2 Scan: title severity description
    cfn-lint Scan
    Checkmarx OSA: vulnerability_ids component_name
    Cppcheck Scan
    Dependency Track Finding Packaging Format (FPF) Export: component_name component_version \
    vulnerability_ids
    DevSkim Scan
    Flawfinder Scan
    Github SAST Scan: vuln_id_from_tool severity file_path line
    HackerOne Cases: title severity
    HCL AppScan on Cloud SAST XML: title file_path line severity
    JFrog Xray API Summary Artifact Scan: title description component_name component_version
    Nosey Parker Scan
    Qualys VMDR: title component_name vuln_id_from_tool
    SARIF
    Semgrep JSON Report
    Threagile risks report: title cwe severity
    ThreatComposer Scan: title description
    Veracode Scan
    Wiz Scan: title description severity
    """

  static let legacy = """
    AppSpider Scan
    Arachni Scan
    Blackduck Component Risk
    Brakeman Scan
    BugCrowd Scan
    Bundler-Audit Scan
    Burp Dastardly Scan
    Burp GraphQL API
    Chef Inspect Log
    Choctaw Hog Scan
    Cloudflare Insights
    Cobalt.io API Import
    Cobalt.io Scan
    Contrast Scan
    Crashtest Security JSON File
    Crashtest Security XML File
    CredScan Scan
    DawnScanner Scan
    Duroc Hog Scan
    ESLint Scan
    Essex Hog Scan
    Fortify Scan
    Fortify Scan v2
    Ggshield Scan
    Github Secrets Detection Report Scan
    GitLab API Fuzzing Report Scan
    GitLab DAST Report
    Google Cloud Artifact Vulnerability Scan
    Gosec Scanner
    Gottingen Hog Scan
    HuskyCI Report
    IBM AppScan DAST
    Immuniweb Scan
    IntSights Report
    Kiuwan Scan
    Kubeaudit Scan
    Mayhem SARIF Report
    Microfocus Webinspect Scan
    Mozilla Observatory Scan
    Netsparker Scan
    Nikto Scan
    Nmap Scan
    Node Security Platform Scan
    Openscap Vulnerability Scan
    OpenVAS Parser
    ORT evaluated model Importer
    OssIndex Devaudit SCA Scan Importer
    Outpost24 Scan
    PHP Security Audit v2
    PingCastle
    PMD Scan
    Progpilot Scan
    Prowler Scan
    Qualys Infrastructure Scan (WebGUI XML)
    Qualys Webapp Scan
    Retire.js Scan
    ReversingLabs Spectra Assure
    Risk Recon API Importer
    Scantist Scan
    Semgrep Pro JSON Report
    SKF Scan
    SSH Audit Importer
    SSL Labs Scan
    Sslscan
    Sslyze Scan
    Sysdig CLI Report
    Sysdig Vulnerability Report
    Talisman Scan
    Testssl Scan
    Trustwave Fusion API Scan
    Trustwave Scan (CSV)
    VCG Scan
    Vulners
    Wapiti Scan
    Wazuh
    WFuzz JSON report
    Whispers Scan
    WhiteHat Sentinel
    Wizcli Dir Scan
    Wizcli IaC Scan
    Wizcli Img Scan
    Xanitizer Scan
    Xeol Parser
    Zora Parser
    """

  /// A finding of these whose CWE is 0 is hashed with the legacy fields.
  static let withoutNullCWE: Set<String> = [
    "Checkmarx Scan", "Mobsfscan Scan", "SonarQube Scan", "SpotBugs Scan", "ZAP Scan",
  ]

  /// The report decides what the test type of these is called, as "ESLint Scan (SARIF)".
  static let dynamic: Set<String> = [
    "AWS Security Hub Scan", "Choctaw Hog Scan", "Cppcheck Scan", "DevSkim Scan", "Duroc Hog Scan",
    "Essex Hog Scan", "Flawfinder Scan", "Generic Findings Import", "GitLab SAST Report",
    "Gottingen Hog Scan", "Horusec Scan", "Mayhem SARIF Report", "n0s1 Scanner", "OpenReports",
    "PTART Report", "Rusty Hog Scan", "SARIF", "Scout Suite Scan", "Snyk Code Scan",
  ]
}
