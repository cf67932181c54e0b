/// By <https://github.com/anchore/grype#specifying-matches-to-ignore> and `grype/match/ignore.go`:
/// all conditions of a rule must hold.
extension SuppressionCase {
  static let grype = [grypeRules, grypeLocations, grypeOpenVEX]

  private static let libcurl =
    #", "type": "npm", "locations": [{"path": "/usr/local/lib/node_modules/libcurl"}]"#
  private static let unknown = #", "fix": {"state": "unknown"}"#

  private static let grypeRules = SuppressionCase(
    name: "the rules of .grype.yaml",
    file: (
      ".grype.yaml",
      """
      ignore:
        # The full set of fields
        - vulnerability: CVE-2008-4318
          fix-state: unknown
          package:
            name: libcurl
            version: 1.5.1
            type: npm
            location: "/usr/local/lib/node_modules/**"
        # Just by the vulnerability's own name
        - vulnerability: CVE-2014-54321
        # By any of its names
        - vulnerability: CVE-2020-0001
          include-aliases: true
        # Just by one field of the package
        - package:
            type: gem
        - package:
            language: java
        - package:
            upstream-name: linux
        # The name as a regular expression, which is about the whole name
        - package:
            name: kernel-.*
        - package:
            name: ^ssl$
        - namespace: github:language:python
        - match-type: cpe-match
        - fix-state: wont-fix
        # Rules of VEX are about VEX documents
        - vex-status: not_affected
          vulnerability: CVE-2023-0001
      """
    ),
    report: GrypeMatch.report([
      GrypeMatch("CVE-2008-4318 libcurl 1.5.1", unknown, artifact: libcurl),
      GrypeMatch("CVE-2008-4318 libcurl 1.5.2", unknown, artifact: libcurl),
      GrypeMatch("CVE-2008-4318 libcurl2 1.5.1", unknown, artifact: libcurl),
      GrypeMatch("CVE-2008-4319 libcurl 1.5.1", unknown, artifact: libcurl),
      GrypeMatch("CVE-2014-54321 any 1"),
      GrypeMatch("GHSA-0001 any 1", related: #"{"id": "CVE-2014-54321"}"#),
      GrypeMatch("GHSA-0002 any 1", #", "advisories": [{"id": "CVE-2020-0001"}]"#),
      GrypeMatch("CVE-1 rails 6.0.0", artifact: #", "type": "gem""#),
      GrypeMatch("CVE-1 rails 6.0.1", artifact: #", "type": "npm""#),
      GrypeMatch("CVE-2 log4j 2.0", artifact: #", "language": "java""#),
      GrypeMatch("CVE-2 log4js 2.0", artifact: #", "language": "javascript""#),
      GrypeMatch("CVE-3 headers 5.15", artifact: #", "upstreams": [{"name": "linux"}]"#),
      GrypeMatch("CVE-3 firmware 5.15", artifact: #", "upstreams": [{"name": "linux-firmware"}]"#),
      GrypeMatch("CVE-4 kernel-core 5.15"), GrypeMatch("CVE-4 my-kernel-core 5.15"),
      GrypeMatch("CVE-5 ssl 3.0"), GrypeMatch("CVE-5 openssl 3.0"),
      GrypeMatch("CVE-6 flask 1.0", #", "namespace": "github:language:python""#),
      GrypeMatch("CVE-6 express 1.0", #", "namespace": "github:language:javascript""#),
      GrypeMatch("CVE-7 guess 1.0", type: "cpe-match"),
      GrypeMatch("CVE-8 bash 5.0", #", "fix": {"state": "wont-fix"}"#),
      GrypeMatch("CVE-8 zsh 5.0", #", "fix": {"state": "not-fixed"}"#),
      GrypeMatch("CVE-2023-0001 vexed 1"),
    ]),
    remarks: 1,
    goes: [
      "CVE-2008-4318 libcurl 1.5.1", "CVE-2014-54321 any 1", "GHSA-0002 any 1",
      "CVE-1 rails 6.0.0", "CVE-2 log4j 2.0", "CVE-3 headers 5.15", "CVE-4 kernel-core 5.15",
      "CVE-5 ssl 3.0", "CVE-6 flask 1.0", "CVE-7 guess 1.0", "CVE-8 bash 5.0",
    ].map(GrypeMatch.title),
    stays: [
      "CVE-2008-4318 libcurl 1.5.2", "CVE-2008-4318 libcurl2 1.5.1", "CVE-2008-4319 libcurl 1.5.1",
      "GHSA-0001 any 1", "CVE-1 rails 6.0.1", "CVE-2 log4js 2.0", "CVE-3 firmware 5.15",
      "CVE-4 my-kernel-core 5.15", "CVE-5 openssl 3.0", "CVE-6 express 1.0", "CVE-8 zsh 5.0",
      "CVE-2023-0001 vexed 1",
    ].map(GrypeMatch.title))

  /// One of a package's locations is enough; but of several packages that are one finding, all must
  /// be where the rule says.
  private static let grypeLocations = SuppressionCase(
    name: "locations in .grype.yaml",
    file: (
      ".grype.yaml",
      """
      ignore:
        - package:
            location: /usr/local/lib/node_modules/npm/**
      """
    ),
    report: GrypeMatch.report([
      GrypeMatch(
        "CVE-1 tar 6.0",
        artifact:
          #", "locations": [{"path": "/real/tar", "accessPath": "/usr/local/lib/node_modules/npm/tar"}]"#
      ),
      GrypeMatch(
        "CVE-2 tar 6.0",
        artifact: #", "locations": [{"path": "/usr/local/lib/node_modules/npm/tar"}]"#),
      GrypeMatch("CVE-2 tar 6.0", artifact: #", "locations": [{"path": "/app/node_modules/tar"}]"#),
      GrypeMatch(
        "CVE-3 tar 6.0",
        artifact: #", "locations": [{"path": "/usr/local/lib/node_modules/npm/tar"}]"#),
      GrypeMatch(
        "CVE-3 tar 6.0",
        artifact: #", "locations": [{"path": "/usr/local/lib/node_modules/npm/a/tar"}]"#),
      GrypeMatch(
        "CVE-4 tar 6.0", artifact: #", "locations": [{"path": "/usr/local/lib/node_modules/tar"}]"#),
    ]),
    goes: ["CVE-1 tar 6.0", "CVE-3 tar 6.0"].map(GrypeMatch.title),
    stays: ["CVE-2 tar 6.0", "CVE-4 tar 6.0"].map(GrypeMatch.title))

  /// <https://github.com/anchore/grype#vex-support>: `not_affected` and `fixed` are ignored,
  /// `affected` and `under_investigation` are not.
  private static let grypeOpenVEX = SuppressionCase(
    name: "OpenVEX for Grype", option: "--vex",
    file: (
      "vex.json",
      """
      {"@context": "https://openvex.dev/ns/v0.2.0",
       "@id": "https://openvex.dev/docs/public/vex-1", "author": "A Grype User",
       "timestamp": "2023-07-17T18:28:47Z", "version": 1, "statements": [
        {"vulnerability": {"name": "CVE-2023-1255"}, "status": "fixed", "products": [{"@id":
          "pkg:oci/alpine@sha256%3A124c7d2707904eea7431fffe91522a01e5a861a624ee31d03372cc1d138a3126",
          "subcomponents": [{"@id": "pkg:apk/alpine/libssl3@3.0.8-r3"},
                            {"@id": "pkg:apk/alpine/libcrypto3@3.0.8-r3"}]}]},
        {"vulnerability": {"name": "CVE-2023-2650"}, "status": "not_affected",
         "justification": "component_not_present", "products": [{"@id":
          "pkg:oci/alpine@sha256%3A00bb", "subcomponents": [{"@id": "pkg:apk/alpine/libssl3"}]}]},
        {"vulnerability": {"name": "CVE-2023-2975"}, "status": "affected", "products": [{"@id":
          "pkg:oci/alpine"}]}]}
      """
    ),
    report: GrypeMatch.report([
      GrypeMatch(
        "CVE-2023-1255 libcrypto3 3.0.8-r3",
        artifact: #", "purl": "pkg:apk/alpine/libcrypto3@3.0.8-r3?arch=x86_64&upstream=openssl""#),
      GrypeMatch(
        "CVE-2023-1255 libssl3 3.0.8-r3",
        artifact: #", "purl": "pkg:apk/alpine/libssl3@3.0.8-r3?arch=x86_64&upstream=openssl""#),
      GrypeMatch(
        "CVE-2023-1255 libssl3 3.0.8-r4",
        artifact: #", "purl": "pkg:apk/alpine/libssl3@3.0.8-r4?arch=x86_64""#),
      GrypeMatch(
        "CVE-2023-2650 libssl3 3.0.8-r3",
        artifact: #", "purl": "pkg:apk/alpine/libssl3@3.0.8-r3?arch=x86_64""#),
      GrypeMatch(
        "CVE-2023-2975 libssl3 3.0.8-r3",
        artifact: #", "purl": "pkg:apk/alpine/libssl3@3.0.8-r3?arch=x86_64""#),
    ]),
    goes: ["CVE-2023-1255 libcrypto3 3.0.8-r3", "CVE-2023-1255 libssl3 3.0.8-r3"].map(
      GrypeMatch.title),
    stays: [
      "CVE-2023-1255 libssl3 3.0.8-r4", "CVE-2023-2650 libssl3 3.0.8-r3",
      "CVE-2023-2975 libssl3 3.0.8-r3",
    ].map(GrypeMatch.title))
}
