/// What a report says of a finding beyond DefectDojo's fields, for policies to look at.
///
/// Scanners tell facts only where a policy is there to look at them; they are neither written nor
/// hashed.
public struct Fact: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Another identifier of the same vulnerability, rule or secret kind, as a GHSA beside a CVE.
    case alias
    /// The package URL of what was scanned, as `pkg:oci/app?repository_url=…`.
    case artifact
    /// The reference of the component in a bill of materials, as CycloneDX's `bom-ref`.
    case bomRef = "bom_ref"
    /// A CPE 2.2 or 2.3 name of the component.
    case cpe
    /// The CVSS score of version 2, as `7.5`.
    case cvssV2 = "cvss_v2"
    /// The SHA-1 digest of the file.
    case sha1
    /// The scanner's own fingerprint of the finding, as Gitleaks writes it.
    case fingerprint
    /// What the scanner says of a fix, as Grype's `wont-fix` or Trivy's `will_not_fix`.
    case fixState = "fix_state"
    /// The programming language of the component, as Grype's `python`.
    case language
    /// How the vulnerability was found to be the component's, as Grype's `exact-direct-match`.
    case matchType = "match_type"
    /// Which list of vulnerabilities it is from, as Grype's `debian:distro:debian:12`.
    case namespace
    /// The name of the package, where DefectDojo keeps none.
    case package
    /// The kind of package in the scanner's own word, as Grype's `java-archive`.
    case packageType = "package_type"
    /// A path of what was found, as the scanner's own rules see it: of a file, or from package to
    /// package as Snyk writes it, `a@1.0.0 > b@2.0.0`.
    case path
    /// Anything else that other tools' suppression files ask for, under its name: `language:java`.
    case property
    /// The package URL of the component.
    case purl
    /// A secret value that stands in the finding's texts.
    case secret
    /// The severity in the scanner's own word.
    case severityWord = "severity_word"
    /// Why the report itself suppresses the finding.
    case suppression
    /// The name of the package that the component was built from, as Grype's `openssl`.
    case upstream
    /// A URL at which it was found, as the scanner writes it: with query and fragment.
    case url
    /// The severity that a source gives, in small letters, and DefectDojo's word, as
    /// `redhat:Medium`.
    case vendorSeverity = "vendor_severity"
  }

  public var kind: Kind
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
