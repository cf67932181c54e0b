import Glibc

/// A temporary file without a name, for reports that cannot be read where they are.
///
/// It holds one report after the other; each `ReportFile` is a range of it, so that an archive of
/// a thousand reports takes one descriptor. It goes away with the last of them.
final class Spool {
  private let storage: OpenDescriptor
  private var size = 0
  private static let chunkSize = 256 << 10

  /// Fills a buffer as far as the input reaches: anything less than a full buffer is the end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(ReportError) -> Int

  init() throws(ReportError) {
    let given = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let folder = given.isEmpty ? "/tmp" : given
    var template = Array("\(folder)/winnow-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ReportError(
        "needs a temporary file, and none can be made in \(folder) (TMPDIR): \(reason)")
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    storage = OpenDescriptor(descriptor)
  }

  /// Writes one report as UTF-8; what was written of one that ends in an error is forgotten.
  func add(_ name: String, isOriginal: Bool, from source: Source) throws(ReportError) -> ReportFile
  {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
    defer { chunk.deallocate() }
    let count = try source(chunk)
    let encoding = try SourceEncoding.detect(chunk[..<count])
    let end =
      encoding == .utf8
      ? try copy(chunk, count, from: source)
      : try decode(chunk, count, isBigEndian: encoding == .utf16BigEndian, from: source)
    let range = size..<end
    size = end
    return ReportFile(
      name: name, storage: storage, range: range, encoding: encoding,
      isOriginal: isOriginal && encoding == .utf8, isDecompressed: !isOriginal)
  }

  /// Writes the chunk, of which `count` bytes are filled, and all that follows; returns the end.
  private func copy(
    _ chunk: UnsafeMutableRawBufferPointer, _ count: Int, from source: Source
  ) throws(ReportError) -> Int {
    var count = count
    var end = size
    while true {
      try storage.write(UnsafeRawBufferPointer(rebasing: chunk[..<count]), at: end)
      end += count
      if count < chunk.count { return end }
      count = try source(chunk)
    }
  }

  /// The same for UTF-16, whose byte order mark at the start is left out.
  private func decode(
    _ chunk: UnsafeMutableRawBufferPointer, _ count: Int, isBigEndian: Bool, from source: Source
  ) throws(ReportError) -> Int {
    var decoder = UTF16Decoder(isBigEndian: isBigEndian)
    var text: [UInt8] = []
    var start = UTF16Decoder.byteOrderMarkLength
    var count = count
    var end = size
    while true {
      decoder.decode(UnsafeRawBufferPointer(rebasing: chunk[start..<count]), into: &text)
      if count < chunk.count { decoder.finish(into: &text) }
      try write(text, at: end)
      end += text.count
      if count < chunk.count { return end }
      text.removeAll(keepingCapacity: true)
      start = 0
      count = try source(chunk)
    }
  }

  private func write(_ text: [UInt8], at offset: Int) throws(ReportError) {
    try text.span.bytes.withUnsafeBytes { bytes throws(ReportError) in
      try storage.write(bytes, at: offset)
    }
  }
}
