/// How much of a report may be held at once, so that no report can exhaust the machine.
public struct ReadingLimits: Sendable, Hashable {
  /// How deep values may nest in JSON.
  public var jsonDepth = 512
  /// How deep elements may nest in XML.
  public var xmlDepth = 256
  /// The bytes of one record: a JSON value, an XML element or a CSV row that is read as a whole.
  public var recordBytes = 64 << 20
  /// The bytes of one text: a JSON string, the text of an element, a CSV field.
  public var textBytes = 32 << 20
  /// The reports in an archive.
  public var archiveMembers = 1000
  /// The bytes of one report after decompression.
  public var decompressedBytes = 64 << 30
  /// Decompressed bytes for each compressed one, checked from `ratioFloor` on.
  public var compressionRatio = 400
  /// Below so many decompressed bytes any ratio is accepted.
  public var ratioFloor = 64 << 20

  public init() {}
}
