/// By <https://trivy.dev/latest/docs/configuration/filtering/>, whose examples these files are.
extension SuppressionCase {
  static let trivy = [trivyIgnore, trivyIgnoreYAML]

  private static let trivyIgnore = SuppressionCase(
    name: ".trivyignore",
    file: (
      ".trivyignore",
      """
      # Accept the risk
      CVE-2018-14618

      # Accept the risk until 2023-01-01
      CVE-2019-14697 exp:2023-01-01

      # Accept the risk until 2027-01-01
      CVE-2019-8457 exp:2027-01-01

      # No impact in our settings
      CVE-2019-1543

      # Ignore misconfigurations
      AVD-DS-0002

      # Ignore secrets
      generic-unwanted-rule
      aws-account-id
      """
    ),
    report: """
      {"SchemaVersion": 2, "ArtifactName": "python:3.4-alpine3.9", "Results": [
        {"Target": "python:3.4-alpine3.9 (alpine 3.9.2)", "Class": "os-pkgs", "Type": "alpine",
         "Vulnerabilities": [
          {"VulnerabilityID": "CVE-2018-14618", "PkgName": "curl", "InstalledVersion": "7.61.0-r0",
           "Severity": "CRITICAL"},
          {"VulnerabilityID": "CVE-2019-14697", "PkgName": "musl", "InstalledVersion": "1.1.20-r4",
           "Severity": "CRITICAL"},
          {"VulnerabilityID": "CVE-2019-8457", "PkgName": "sqlite-libs",
           "InstalledVersion": "3.26.0-r3", "Severity": "CRITICAL"},
          {"VulnerabilityID": "CVE-2019-1543", "PkgName": "libssl1.1",
           "InstalledVersion": "1.1.1a-r1", "Severity": "HIGH"},
          {"VulnerabilityID": "CVE-2019-1549", "PkgName": "libssl1.1",
           "InstalledVersion": "1.1.1a-r1", "Severity": "MEDIUM"}]},
        {"Target": "Dockerfile", "Class": "config", "Type": "dockerfile", "Misconfigurations": [
          {"ID": "DS002", "AVDID": "AVD-DS-0002", "Title": "Image user should not be 'root'",
           "Severity": "HIGH", "Status": "FAIL"},
          {"ID": "DS001", "AVDID": "AVD-DS-0001", "Title": "':latest' tag used",
           "Severity": "MEDIUM", "Status": "FAIL"}]},
        {"Target": "deploy.sh", "Class": "secret", "Secrets": [
          {"RuleID": "aws-account-id", "Category": "AWS", "Severity": "HIGH",
           "Title": "AWS Account ID", "StartLine": 1, "EndLine": 1, "Match": "id=************"},
          {"RuleID": "aws-access-key-id", "Category": "AWS", "Severity": "CRITICAL",
           "Title": "AWS Access Key ID", "StartLine": 2, "EndLine": 2, "Match": "key=*****"}]}]}
      """,
    goes: [
      "CVE-2018-14618 curl 7.61.0-r0", "CVE-2019-8457 sqlite-libs 3.26.0-r3",
      "CVE-2019-1543 libssl1.1 1.1.1a-r1", "DS002 - Image user should not be 'root'",
      "Secret detected in deploy.sh - AWS Account ID",
    ],
    stays: [
      // Over since 2023.
      "CVE-2019-14697 musl 1.1.20-r4", "CVE-2019-1549 libssl1.1 1.1.1a-r1",
      "DS001 - ':latest' tag used", "Secret detected in deploy.sh - AWS Access Key ID",
    ])

  private static let trivyIgnoreYAML = SuppressionCase(
    name: ".trivyignore.yaml",
    file: (
      ".trivyignore.yaml",
      """
      vulnerabilities:
        - id: CVE-2022-40897
          paths:
            - "usr/local/lib/python3.9/site-packages/setuptools-58.1.0.dist-info/METADATA"
          statement: Accept the risk
        - id: CVE-2023-2650
        - id: CVE-2023-3817
          purls:
            - "pkg:deb/debian/libssl1.1"
        - id: CVE-2023-29491
          expired_at: 2023-09-01

      misconfigurations:
        - id: AVD-DS-0001
        - id: AVD-DS-0002
          paths:
            - "docs/Dockerfile"
          statement: The image needs root privileges

      secrets:
        - id: aws-access-key-id
        - id: aws-secret-access-key
          paths:
            - "foo/bar/aws.secret"

      licenses:
        - id: GPL-3.0 # License name is used as ID
          paths:
            - "usr/share/gcc/python/libstdcxx/v6/__init__.py"
      """
    ),
    report: """
      {"SchemaVersion": 2, "ArtifactName": "python:3.9", "Results": [
        {"Target": "Python", "Class": "lang-pkgs", "Type": "python-pkg", "Vulnerabilities": [
          {"VulnerabilityID": "CVE-2022-40897", "PkgName": "setuptools",
           "InstalledVersion": "58.1.0", "Severity": "HIGH",
           "PkgPath": "usr/local/lib/python3.9/site-packages/setuptools-58.1.0.dist-info/METADATA"},
          {"VulnerabilityID": "CVE-2022-40897", "PkgName": "setuptools",
           "InstalledVersion": "57.0.0", "Severity": "HIGH",
           "PkgPath": "app/site-packages/setuptools-57.0.0.dist-info/METADATA"}]},
        {"Target": "python:3.9 (debian 11.7)", "Class": "os-pkgs", "Type": "debian",
         "Vulnerabilities": [
          {"VulnerabilityID": "CVE-2023-2650", "PkgName": "openssl",
           "InstalledVersion": "1.1.1n", "Severity": "HIGH"},
          {"VulnerabilityID": "CVE-2023-3817", "PkgName": "libssl1.1",
           "PkgIdentifier": {"PURL": "pkg:deb/debian/libssl1.1@1.1.1n?arch=amd64&distro=debian-11.7"},
           "InstalledVersion": "1.1.1n", "Severity": "MEDIUM"},
          {"VulnerabilityID": "CVE-2023-3817", "PkgName": "openssl",
           "PkgIdentifier": {"PURL": "pkg:deb/debian/openssl@1.1.1n?arch=amd64&distro=debian-11.7"},
           "InstalledVersion": "1.1.1n", "Severity": "MEDIUM"},
          {"VulnerabilityID": "CVE-2023-29491", "PkgName": "libtinfo6",
           "InstalledVersion": "6.2", "Severity": "HIGH"}]},
        {"Target": "docs/Dockerfile", "Class": "config", "Type": "dockerfile",
         "Misconfigurations": [
          {"ID": "DS001", "AVDID": "AVD-DS-0001", "Title": "docs, latest", "Severity": "LOW",
           "Status": "FAIL"},
          {"ID": "DS002", "AVDID": "AVD-DS-0002", "Title": "docs, root", "Severity": "HIGH",
           "Status": "FAIL"}]},
        {"Target": "Dockerfile", "Class": "config", "Type": "dockerfile", "Misconfigurations": [
          {"ID": "DS001", "AVDID": "AVD-DS-0001", "Title": "latest", "Severity": "LOW",
           "Status": "FAIL"},
          {"ID": "DS002", "AVDID": "AVD-DS-0002", "Title": "root", "Severity": "HIGH",
           "Status": "FAIL"}]},
        {"Target": "foo/bar/aws.secret", "Class": "secret", "Secrets": [
          {"RuleID": "aws-access-key-id", "Category": "AWS", "Severity": "CRITICAL",
           "Title": "Id", "StartLine": 1, "EndLine": 1, "Match": "***"},
          {"RuleID": "aws-secret-access-key", "Category": "AWS", "Severity": "CRITICAL",
           "Title": "Key", "StartLine": 2, "EndLine": 2, "Match": "***"}]},
        {"Target": "other.secret", "Class": "secret", "Secrets": [
          {"RuleID": "aws-secret-access-key", "Category": "AWS", "Severity": "CRITICAL",
           "Title": "Key", "StartLine": 2, "EndLine": 2, "Match": "***"}]},
        {"Target": "Loose File License(s)", "Class": "license-file", "Licenses": [
          {"Severity": "HIGH", "Category": "restricted", "PkgName": "",
           "FilePath": "usr/share/gcc/python/libstdcxx/v6/__init__.py", "Name": "GPL-3.0",
           "Confidence": 1},
          {"Severity": "HIGH", "Category": "restricted", "PkgName": "",
           "FilePath": "usr/share/other.py", "Name": "GPL-3.0", "Confidence": 1}]},
        {"Target": "OS Packages", "Class": "license", "Licenses": [
          {"Severity": "HIGH", "Category": "restricted", "PkgName": "gcc", "FilePath": "",
           "Name": "GPL-3.0", "Confidence": 1}]}]}
      """,
    goes: [
      "CVE-2022-40897 setuptools 58.1.0", "CVE-2023-2650 openssl 1.1.1n",
      "CVE-2023-3817 libssl1.1 1.1.1n", "DS001 - docs, latest", "DS002 - docs, root",
      "DS001 - latest", "Secret detected in foo/bar/aws.secret - Id",
      "Secret detected in foo/bar/aws.secret - Key",
      "License detected in Loose File License(s) - GPL-3.0",
    ],
    stays: [
      "CVE-2022-40897 setuptools 57.0.0", "CVE-2023-3817 openssl 1.1.1n",
      "CVE-2023-29491 libtinfo6 6.2", "DS002 - root", "Secret detected in other.secret - Key",
      "License detected in Loose File License(s) - GPL-3.0",
      // Paths say nothing of packages' licences.
      "License detected in OS Packages - GPL-3.0",
    ])
}
