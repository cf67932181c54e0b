/// What a scanner is and what its reports are called.
public struct About: Sendable, Hashable {
  /// A short name for files and folders, as `dependency_check`.
  public let id: String
  /// What its makers call it.
  public let name: String
  /// DefectDojo's names for its reports, the usual one first.
  public let scanTypes: [String]
  /// What can be read, in a few words for the table of formats.
  public let reads: String
  public let homepage: String

  public init(id: String, name: String, scanTypes: [String], reads: String, homepage: String) {
    self.id = id
    self.name = name
    self.scanTypes = scanTypes
    self.reads = reads
    self.homepage = homepage
  }
}
