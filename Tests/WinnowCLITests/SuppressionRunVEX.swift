/// Of OpenVEX, CSAF and CycloneDX.
extension SuppressionCase {
  static let vex = [openVEX, csaf, cyclonedxByPackage, cyclonedxByReference]

  /// <https://trivy.dev/latest/docs/supply-chain/vex/file/#openvex>: what a package URL does not
  /// say may be anything; a product with subcomponents is about these in it alone.
  private static let openVEX = SuppressionCase(
    name: "OpenVEX for Trivy", option: "--vex",
    file: (
      "debian11.openvex.json",
      """
      {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example.com/vex-1",
       "author": "Example", "timestamp": "2024-08-01T00:00:00Z", "version": 1, "statements": [
        {"vulnerability": {"name": "CVE-2019-8457"}, "status": "not_affected",
         "justification": "vulnerable_code_not_in_execute_path",
         "products": [{"@id": "pkg:oci/debian",
          "subcomponents": [{"@id": "pkg:deb/debian/libdb5.3"}]}]},
        {"vulnerability": {"name": "CVE-2022-0563"}, "status": "not_affected",
         "products": [{"@id": "pkg:oci/other",
          "subcomponents": [{"@id": "pkg:deb/debian/mount"}]}]},
        {"vulnerability": {"name": "CVE-2005-2541"}, "status": "fixed",
         "products": [{"@id": "pkg:deb/debian/tar@1.34"}]},
        {"vulnerability": {"name": "CVE-2011-3374"}, "status": "under_investigation",
         "products": [{"@id": "pkg:deb/debian/apt"}]},
        {"vulnerability": {"name": "CVE-2007-5686"}, "status": "not_affected",
         "products": [{"@id": "pkg:deb/debian/login"}], "timestamp": "2024-07-01T00:00:00Z"},
        {"vulnerability": {"name": "CVE-2007-5686"}, "status": "affected",
         "products": [{"@id": "pkg:deb/debian/login"}], "timestamp": "2024-07-02T00:00:00Z"}]}
      """
    ),
    report: """
      {"SchemaVersion": 2, "ArtifactName": "debian:11", "Metadata": {"RepoDigests":
        ["debian@sha256:2906804d2a64e8a13a434a1a127fe3f6a28bf7cf3696be4223b06276f32f1f2d"],
        "ImageConfig": {"architecture": "amd64"}},
       "Results": [{"Target": "debian:11 (debian 11.7)", "Class": "os-pkgs", "Type": "debian",
        "Vulnerabilities": [
         {"VulnerabilityID": "CVE-2019-8457", "PkgName": "libdb5.3", "InstalledVersion": "5.3.28",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/libdb5.3@5.3.28?arch=amd64"},
          "Severity": "CRITICAL"},
         {"VulnerabilityID": "CVE-2019-8457", "PkgName": "db-util", "InstalledVersion": "5.3.28",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/db-util@5.3.28?arch=amd64"},
          "Severity": "CRITICAL"},
         {"VulnerabilityID": "CVE-2022-0563", "PkgName": "mount", "InstalledVersion": "2.36.1",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/mount@2.36.1?arch=amd64"}, "Severity": "LOW"},
         {"VulnerabilityID": "CVE-2005-2541", "PkgName": "tar", "InstalledVersion": "1.34",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/tar@1.34?arch=amd64"}, "Severity": "LOW"},
         {"VulnerabilityID": "CVE-2011-3374", "PkgName": "apt", "InstalledVersion": "2.2.4",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/apt@2.2.4?arch=amd64"}, "Severity": "LOW"},
         {"VulnerabilityID": "CVE-2007-5686", "PkgName": "login", "InstalledVersion": "4.8.1",
          "PkgIdentifier": {"PURL": "pkg:deb/debian/login@4.8.1?arch=amd64"},
          "Severity": "LOW"}]}]}
      """,
    goes: ["CVE-2019-8457 libdb5.3 5.3.28", "CVE-2005-2541 tar 1.34"],
    stays: [
      "CVE-2019-8457 db-util 5.3.28", "CVE-2022-0563 mount 2.36.1", "CVE-2011-3374 apt 2.2.4",
      "CVE-2007-5686 login 4.8.1",
    ])

  private static func trivy(_ records: [(id: String, package: String, purl: String)]) -> String {
    let records = records.map {
      """
      {"VulnerabilityID": "\($0.id)", "PkgName": "\($0.package)", "InstalledVersion": "1",
       "PkgIdentifier": {"PURL": "\($0.purl)"}, "Severity": "LOW"}
      """
    }
    return """
      {"SchemaVersion": 2, "ArtifactName": "debian:11", "Metadata": {"RepoDigests":
       ["debian@sha256:00aa"], "ImageConfig": {"architecture": "amd64"}},
       "Results": [{"Target": "debian:11", "Class": "os-pkgs", "Type": "debian",
       "Vulnerabilities": [\(records.joined(separator: ",\n"))]}]}
      """
  }

  /// <https://trivy.dev/latest/docs/supply-chain/vex/file/#csaf>: products by their package URL, and
  /// components in them by relationships.
  private static let csaf = SuppressionCase(
    name: "CSAF", option: "--vex",
    file: (
      "debian11.vex.csaf",
      """
      {"document": {"category": "csaf_vex", "csaf_version": "2.0", "title": "Example VEX",
        "publisher": {"category": "vendor", "name": "Example", "namespace": "https://example.com"},
        "tracking": {"id": "2024-1", "status": "final", "version": "1",
         "initial_release_date": "2024-01-01T11:00:00Z",
         "current_release_date": "2024-01-01T11:00:00Z", "revision_history": []}},
       "product_tree": {"branches": [{"category": "vendor", "name": "Debian", "branches": [
         {"category": "product_name", "name": "libdb5.3", "product": {"name": "Debian libdb5.3",
          "product_id": "LIBDB", "product_identification_helper": {"purl": "pkg:deb/debian/libdb5.3"}}},
         {"category": "product_name", "name": "debian", "product": {"name": "Debian 11",
          "product_id": "IMAGE", "product_identification_helper": {"purl": "pkg:oci/debian"}}},
         {"category": "product_name", "name": "other", "product": {"name": "Other",
          "product_id": "OTHER", "product_identification_helper": {"purl": "pkg:oci/other"}}},
         {"category": "product_name", "name": "tar", "product": {"name": "tar",
          "product_id": "TAR", "product_identification_helper": {"purl": "pkg:deb/debian/tar"}}}]}],
        "relationships": [
         {"category": "default_component_of", "product_reference": "LIBDB",
          "relates_to_product_reference": "IMAGE",
          "full_product_name": {"name": "libdb in the image", "product_id": "IMAGE:LIBDB"}},
         {"category": "default_component_of", "product_reference": "TAR",
          "relates_to_product_reference": "OTHER",
          "full_product_name": {"name": "tar in the other", "product_id": "OTHER:TAR"}}]},
       "vulnerabilities": [
        {"cve": "CVE-2019-8457", "product_status": {"known_not_affected": ["IMAGE:LIBDB"]},
         "threats": [{"category": "impact", "details": "Not in the execute path."}]},
        {"cve": "CVE-2005-2541", "product_status": {"known_not_affected": ["OTHER:TAR"]}},
        {"cve": "CVE-2005-2542", "product_status": {"fixed": ["TAR"]}},
        {"cve": "CVE-2005-2543", "product_status": {"known_affected": ["TAR"]}},
        {"cve": "CVE-2005-2544", "product_status": {"under_investigation": ["TAR"]}}]}
      """
    ),
    report: trivy([
      ("CVE-2019-8457", "libdb5.3", "pkg:deb/debian/libdb5.3@1?arch=amd64"),
      ("CVE-2019-8457", "db-util", "pkg:deb/debian/db-util@1?arch=amd64"),
      ("CVE-2005-2541", "tar", "pkg:deb/debian/tar@1?arch=amd64"),
      ("CVE-2005-2542", "tar", "pkg:deb/debian/tar@1?arch=amd64"),
      ("CVE-2005-2543", "tar", "pkg:deb/debian/tar@1?arch=amd64"),
      ("CVE-2005-2544", "tar", "pkg:deb/debian/tar@1?arch=amd64"),
    ]),
    goes: ["CVE-2019-8457 libdb5.3 1", "CVE-2005-2542 tar 1"],
    stays: [
      "CVE-2019-8457 db-util 1", "CVE-2005-2541 tar 1", "CVE-2005-2543 tar 1",
      "CVE-2005-2544 tar 1",
    ])

  /// <https://trivy.dev/latest/docs/supply-chain/vex/file/#cyclonedx>, whose example this is.
  private static let cyclonedxByPackage = SuppressionCase(
    name: "CycloneDX by package URL", option: "--vex",
    file: (
      "trivy.vex.cdx",
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "vulnerabilities": [
        {"id": "CVE-2020-8911", "analysis": {"state": "not_affected",
          "justification": "code_not_reachable", "response": ["will_not_fix", "update"],
          "detail": "The vulnerable function is not called"},
         "affects": [{"ref": "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:golang/github.com/aws/aws-sdk-go@1.44.234"}]},
        {"id": "CVE-2020-8912", "analysis": {"state": "exploitable"},
         "affects": [{"ref": "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:golang/github.com/aws/aws-sdk-go@1.44.234"}]}]}
      """
    ),
    report: trivy([
      ("CVE-2020-8911", "sdk", "pkg:golang/github.com/aws/aws-sdk-go@1.44.234"),
      ("CVE-2020-8911", "sdk-later", "pkg:golang/github.com/aws/aws-sdk-go@1.44.235"),
      ("CVE-2020-8912", "sdk", "pkg:golang/github.com/aws/aws-sdk-go@1.44.234"),
    ]),
    goes: ["CVE-2020-8911 sdk 1"],
    stays: ["CVE-2020-8911 sdk-later 1", "CVE-2020-8912 sdk 1"])

  /// <https://cyclonedx.org/capabilities/bomlink/>: a component in one document.
  private static let cyclonedxByReference = SuppressionCase(
    name: "CycloneDX by BOM-Link", option: "--vex",
    file: (
      "vex.cdx.json",
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "vulnerabilities": [
        {"id": "CVE-2018-7489", "analysis": {"state": "not_affected"}, "affects":
         [{"ref": "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#jackson-databind-2.8.0"}]},
        {"id": "CVE-2018-7490", "analysis": {"state": "not_affected"}, "affects":
         [{"ref": "urn:cdx:00000000-4dce-4759-bd84-c626675d60a7/1#jackson-databind-2.8.0"}]}]}
      """
    ),
    report: """
      {"bomFormat": "CycloneDX", "specVersion": "1.5",
       "serialNumber": "urn:uuid:f08a6ccd-4dce-4759-bd84-c626675d60a7", "version": 1, "components":
       [{"type": "library", "bom-ref": "jackson-databind-2.8.0", "name": "jackson", "version": "2.8"},
        {"type": "library", "bom-ref": "other", "name": "other", "version": "1"}],
       "vulnerabilities": [
        {"id": "CVE-2018-7489", "affects": [{"ref": "jackson-databind-2.8.0"}, {"ref": "other"}]},
        {"id": "CVE-2018-7490", "affects": [{"ref": "jackson-databind-2.8.0"}]}]}
      """,
    goes: ["jackson:2.8 | CVE-2018-7489"],
    stays: ["other:1 | CVE-2018-7489", "jackson:2.8 | CVE-2018-7490"])
}
