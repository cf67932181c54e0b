/// Where a cleaned report goes, and what else is changed in it.
public struct CleaningOptions: Sendable {
  /// The file that is written, or `-` for standard output.
  public var output = "-"
  /// Whether the report itself is replaced.
  public var isInPlace = false
  /// Whether counts of records are made right.
  public var fixesCounts = true

  public init() {}
}
