import CLibArchive
import Glibc

/// Reads compressed files through libarchive, which sees only the bytes it asks for.
final class ArchiveReader {
  /// A file in an archive; for gzip and zstd the one that is compressed.
  struct Member {
    /// As the archive has it, or none where that is no text.
    var name: String?
    var isRegularFile: Bool
    var isEncrypted: Bool
  }

  private let archive: OpaquePointer
  private let file: ReportFile
  private var position = 0
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  /// What kept the file itself from being read, which libarchive cannot tell.
  private var failure: ReportError?

  /// Opens a file with the formats and filters that `enable` switches on.
  init(_ file: ReportFile, enable: (OpaquePointer) -> Void) throws(ReportError) {
    guard let archive = archive_read_new() else { throw ReportError("no memory to decompress") }
    self.archive = archive
    self.file = file
    enable(archive)
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    archive_read_set_read_callback(archive) { _, reader, start in
      guard let reader, let start else { return -1 }
      return Unmanaged<ArchiveReader>.fromOpaque(reader).takeUnretainedValue().provide(start)
    }
    archive_read_set_seek_callback(archive) { _, reader, offset, origin in
      guard let reader else { return -1 }
      return Unmanaged<ArchiveReader>.fromOpaque(reader).takeUnretainedValue()
        .seek(offset, from: origin)
    }
    // Data that is damaged at its very start opens as if it were empty, but leaves an error text.
    let outcome = archive_read_open1(archive)
    if outcome != ARCHIVE_OK || archive_error_string(archive) != nil { throw damage() }
  }

  deinit {
    archive_read_free(archive)
    block.deallocate()
  }

  /// How many bytes of the file were needed so far.
  var consumed: Int { Int(archive_filter_bytes(archive, -1)) }

  /// Goes on to the next member; none at the end.
  func next() throws(ReportError) -> Member? {
    var entry: OpaquePointer?
    // Without a locale that knows UTF-8, libarchive gives no names outside ASCII.
    let outcome = withUTF8Locale { archive_read_next_header(archive, &entry) }
    if outcome == ARCHIVE_EOF { return nil }
    guard outcome == ARCHIVE_OK || outcome == ARCHIVE_WARN, let entry else { throw damage() }
    archive_clear_error(archive)
    return Member(
      name: archive_entry_pathname(entry).map { String(cString: $0) },
      isRegularFile: archive_entry_filetype(entry) == S_IFREG,
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
  }

  /// Fills the buffer with the data of the member, as far as it reaches.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw damage() }
    return count
  }

  private func damage() -> ReportError {
    if let failure { return failure }
    guard let reason = archive_error_string(archive) else {
      return ReportError("compressed data is damaged or cut short")
    }
    return ReportError(
      "compressed data is damaged or cut short (libarchive: \(String(cString: reason)))")
  }

  private func provide(_ start: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do throws(ReportError) {
      let count = try file.read(at: position, into: block)
      start.pointee = UnsafeRawPointer(block.baseAddress)
      position += count
      return count
    } catch {
      failure = error
      return -1
    }
  }

  private func seek(_ offset: Int64, from origin: Int32) -> Int64 {
    let start = origin == SEEK_END ? file.size : origin == SEEK_CUR ? position : 0
    let (target, overflow) = start.addingReportingOverflow(Int(offset))
    guard !overflow, target >= 0 else { return Int64(ARCHIVE_FATAL) }
    position = target
    return Int64(target)
  }
}

/// Runs `body` under a locale of this thread whose texts are UTF-8.
private func withUTF8Locale<Result>(_ body: () -> Result) -> Result {
  guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return body() }
  let previous = uselocale(locale)
  defer {
    uselocale(previous)
    freelocale(locale)
  }
  return body()
}
