/// How a file is compressed, told by its first bytes.
enum Compression: String {
  case gzip, zstd, zip

  /// The first bytes of gzip (RFC 1952), of zstd frames and skippable frames (RFC 8878), and of zip
  /// (a local file header, or the end record of an archive without members: APPNOTE 4.3).
  static func detect(_ head: [UInt8]) -> Compression? {
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    if head.count == 4, head[0] & 0xF0 == 0x50, head[1...] == [0x2A, 0x4D, 0x18] { return .zstd }
    if head == [0x50, 0x4B, 0x03, 0x04] || head == [0x50, 0x4B, 0x05, 0x06] { return .zip }
    return nil
  }

  /// What a compressed file holds; see `ReportInput.open` for the errors.
  func reports(
    in file: ReportFile, limits: ReadingLimits, unreadable: (ReportError) -> Void
  ) throws(ReportError) -> [ReportFile] {
    switch self {
    case .gzip: [try CompressedStream(file, filter: .gzip, limits: limits).report()]
    case .zstd: [try CompressedStream(file, filter: .zstd, limits: limits).report()]
    case .zip: try ZipArchive(file, limits: limits).reports(unreadable: unreadable)
    }
  }
}
