import CLibArchive

/// Decompresses a gzip or zstd file, which holds one report.
struct CompressedStream {
  enum Filter { case gzip, zstd }

  private let file: ReportFile
  private let filter: Filter
  private let limits: ReadingLimits

  init(_ file: ReportFile, filter: Filter, limits: ReadingLimits) {
    self.file = file
    self.filter = filter
    self.limits = limits
  }

  /// The report as a temporary file under the name of the compressed one.
  func report() throws(ReportError) -> ReportFile {
    let reader = try ArchiveReader(file) { archive in
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
      archive_read_append_filter(
        archive, filter == .gzip ? ARCHIVE_FILTER_GZIP : ARCHIVE_FILTER_ZSTD)
    }
    let isEmpty = try reader.next() == nil
    var allowance = SizeAllowance(limits, compressed: file.size)
    var check = GzipCheck()
    let report = try Spool().add(file.name, isOriginal: false) { chunk throws(ReportError) in
      if isEmpty { return 0 }
      let count = try reader.read(into: chunk)
      try allowance.spend(count)
      if filter == .gzip { check.add(.init(rebasing: chunk[..<count])) }
      return count
    }
    if filter == .gzip { try check.finish(file, consumed: reader.consumed) }
    return report
  }
}
