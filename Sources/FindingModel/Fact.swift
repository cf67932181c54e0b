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
    /// A CPE 2.2 or 2.3 name of the component.
    case cpe
    /// The CWE number of the weakness, where DefectDojo keeps none, as `78`.
    case cwe
    /// The CVSS score of version 2, as `7.5`.
    case cvssV2 = "cvss_v2"
    /// The CVSS score of version 3, where DefectDojo keeps none.
    case cvssV3 = "cvss_v3"
    /// The CVSS score of version 4.0, where DefectDojo keeps none.
    case cvssV4 = "cvss_v4"
    /// The SHA-1 digest of the file.
    case sha1
    /// The scanner's own fingerprint of the finding, as Gitleaks writes it.
    case fingerprint
    /// What the scanner says of a fix, as Grype's `wont-fix` or Trivy's `will_not_fix`.
    case fixState = "fix_state"
    /// A path of the file, as the scanner's own rules see it.
    case path
    /// What else other tools' suppression files ask for, with its name before a colon.
    ///
    /// Of Grype: `namespace:debian:distro:debian:12`, which list of vulnerabilities it is from;
    /// `language:python`, `package_type:java-archive`, `upstream:openssl`, the package that the
    /// component was built from; `match_type:exact-direct-match`, how it was found.
    /// Of Snyk: `from:a@1.0.0 > b@2.0.0`, the way from the project to the package; `fixable:true`.
    /// Of SARIF: `suppression:inSource`, and `author:`, `author-mail:`, `committer:` and
    /// `committer-mail:` as sarif-tools writes whom Git blames.
    /// Of Checkov and Trivy: `resource:aws_s3_bucket.logs`, what a check is about, and
    /// `lines:12-18`, where that stands.
    /// Of CycloneDX: `bom_link:urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#componentA`, the
    /// component in a certain bill of materials.
    case property
    /// The package URL of the component.
    case purl
    /// A secret value that stands in the finding's texts.
    case secret
    /// The severity in the scanner's own word.
    case severityWord = "severity_word"
    /// Why the report itself suppresses the finding.
    case suppression
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
