/// How a component of a CycloneDX document is named from elsewhere.
///
/// Format: <https://cyclonedx.org/capabilities/bomlink/>
public enum BOMLink {
  /// What the links to a document's components begin with, as
  /// `urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1`; nothing where it has no serial number as
  /// `urn:uuid:f08a6ccd-4dce-4759-bd84-c626675d60a7`.
  public static func document(_ serialNumber: String?, version: String?) -> String? {
    guard let serialNumber, serialNumber.hasPrefix("urn:uuid:") else { return nil }
    return "urn:cdx:\(serialNumber.dropFirst("urn:uuid:".count))/\(version ?? "1")"
  }
}
