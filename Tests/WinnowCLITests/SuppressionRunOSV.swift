extension SuppressionCase {
  /// <https://google.github.io/osv-scanner/configuration/>: ignoring a vulnerability ignores its
  /// aliases as well, and of several entries for a package the first one counts.
  static let osv = [
    SuppressionCase(
      name: "osv-scanner.toml",
      file: (
        "osv-scanner.toml",
        """
        [[IgnoredVulns]]
        id = "GO-2022-0968"
        # ignoreUntil = 2022-11-09 # Optional exception expiry date
        reason = "No ssh servers are connected to or hosted in Go lang"

        [[IgnoredVulns]]
        id = "GO-2022-1059"
        ignoreUntil = 2022-11-09
        reason = "No external http servers are written in Go lang."

        [[PackageOverrides]]
        # One or more fields to match each package against:
        name = "lib"
        version = "1.0.0"
        ecosystem = "Go"
        # Actions to take for matching packages:
        ignore = true
        # effectiveUntil = 2022-11-09 # Optional exception expiry date
        reason = "abc"

        [[PackageOverrides]]
        ecosystem = "npm"
        vulnerability.ignore = true

        [[PackageOverrides]]
        name = "my-package"
        license.override = ["MIT"]
        """
      ),
      report: GrypeMatch.report([
        GrypeMatch("GO-2022-0968 golang.org/x/crypto 0.1.0"),
        GrypeMatch(
          "GHSA-gwc9-m7rh-j2ww golang.org/x/crypto 0.1.0",
          #", "advisories": [{"id": "GO-2022-0968"}]"#),
        GrypeMatch("GO-2022-1059 golang.org/x/text 0.3.0"),
        GrypeMatch("GO-1 lib 1.0.0", artifact: #", "purl": "pkg:golang/lib@1.0.0""#),
        GrypeMatch("GO-1 lib 1.0.1", artifact: #", "purl": "pkg:golang/lib@1.0.1""#),
        GrypeMatch("PYSEC-1 lib 1.0.0", artifact: #", "purl": "pkg:pypi/lib@1.0.0""#),
        GrypeMatch("GHSA-1 express 4.0.0", artifact: #", "purl": "pkg:npm/express@4.0.0""#),
        GrypeMatch(
          "GHSA-1 @acme/express 4.0.0", artifact: #", "purl": "pkg:npm/%40acme/express@4.0.0""#),
        GrypeMatch("GHSA-1 my-package 1.0.0", artifact: #", "purl": "pkg:pypi/my-package@1.0.0""#),
      ]),
      goes: [
        "GO-2022-0968 golang.org/x/crypto 0.1.0", "GHSA-gwc9-m7rh-j2ww golang.org/x/crypto 0.1.0",
        "GO-1 lib 1.0.0", "GHSA-1 express 4.0.0", "GHSA-1 @acme/express 4.0.0",
      ].map(GrypeMatch.title),
      stays: [
        "GO-2022-1059 golang.org/x/text 0.3.0", "GO-1 lib 1.0.1", "PYSEC-1 lib 1.0.0",
        "GHSA-1 my-package 1.0.0",
      ].map(GrypeMatch.title))
  ]
}
