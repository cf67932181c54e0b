/// How many bytes an input may still take on its way into a temporary file.
struct SizeAllowance {
  private let limits: ReadingLimits
  /// The bytes of the compressed file, or none where nothing is decompressed.
  private let compressed: Int?
  private var report = 0
  private var total = 0
  /// Whether so little compressed data holds so much that no more of it should be read.
  private(set) var isBomb = false

  init(_ limits: ReadingLimits, compressed: Int? = nil) {
    self.limits = limits
    self.compressed = compressed
  }

  /// Starts to count anew for the next report of an archive.
  mutating func beginReport() { report = 0 }

  /// Counts bytes that are about to be written.
  mutating func spend(_ count: Int) throws(ReportError) {
    report += count
    total += count
    if report > limits.decompressedBytes {
      throw ReportError(
        "is larger than \(limits.decompressedBytes) bytes, the limit for one report")
    }
    guard let compressed, total > limits.ratioFloor else { return }
    if (total - 1) / max(limits.compressionRatio, 1) >= compressed {
      isBomb = true
      throw ReportError(
        "holds more than \(limits.compressionRatio) times its \(compressed) compressed bytes, "
          + "the limit from \(limits.ratioFloor) bytes on")
    }
  }
}
