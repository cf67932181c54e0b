/// Where a cleaned report goes, and what else is changed in it.
public struct CleaningOptions: Sendable {
  /// The file that is written, or `-` for standard output.
  public var output = "-"
  /// Whether the report itself is replaced.
  public var isInPlace = false
  /// How many bytes a file may have; a larger report is split into several.
  public var maximumSize: Int?
  /// Whether counts of records are made right.
  public var fixesCounts = true

  public init() {}
}
