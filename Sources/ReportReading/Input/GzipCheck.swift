/// Compares decompressed data with the checksum at the end of a gzip file, which libarchive passes
/// over, as it does a file cut short before its first 64 KiB are decompressed.
///
/// Format: <https://www.rfc-editor.org/rfc/rfc1952>.
struct GzipCheck {
  private var checksum = CRC32()
  private var size: UInt32 = 0

  /// The fewest bytes of a member: its header and its trailer.
  private static let headerSize = 10
  private static let trailerSize = 8

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    checksum.add(bytes)
    size &+= UInt32(truncatingIfNeeded: bytes.count)
  }

  /// Throws unless the file ends with the checksum and the size of what was added.
  ///
  /// Each member of a file that was put together of several has its own checksum, which cannot be
  /// told from outside: such a file passes. Bytes behind the last member count for nothing.
  func finish(_ file: ReportFile, consumed: Int) throws(ReportError) {
    let following = try file.bytes(in: consumed..<consumed + 2)
    guard consumed >= Self.headerSize + Self.trailerSize,
      following.isEmpty || !following.elementsEqual([0x1F, 0x8B].prefix(following.count))
    else { throw ReportError("gzip data is cut short") }
    let trailer = try file.bytes(in: consumed - Self.trailerSize..<consumed)
    if trailer == littleEndian(checksum.value) + littleEndian(size) { return }
    if size > 0, try holdsAnotherMember(file, before: consumed) { return }
    throw ReportError("gzip data is damaged or cut short: its checksum is another one")
  }

  private func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func holdsAnotherMember(
    _ file: ReportFile, before end: Int
  ) throws(ReportError) -> Bool {
    let header: [UInt8] = [0x1F, 0x8B, 0x08]
    let overlap = header.count - 1
    var start = Self.headerSize + Self.trailerSize
    while start + overlap < end {
      let chunk = try file.bytes(in: start..<min(end, start + 256 << 10))
      guard chunk.count > overlap else { return false }
      for index in 0..<chunk.count - overlap
      where chunk[index] == header[0] && chunk[index...].starts(with: header) {
        return true
      }
      start += chunk.count - overlap
    }
    return false
  }
}
