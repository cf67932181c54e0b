import Glibc

/// Opens what the user names as reports that can be read from any place, any number of times.
///
/// A plain file is read where it is. A pipe, a compressed file (gzip or zstd) and each member of a
/// zip archive are copied into an unlinked temporary file in `TMPDIR`; so is UTF-16, as UTF-8.
/// What a file holds is told by its first bytes, never by its name.
public enum ReportInput {
  /// The path that stands for standard input.
  public static let standardInput = "-"

  /// The reports of a file, or of standard input for `-`: one, or one for each member of a zip
  /// archive, named `reports.zip!folder/member.json`; none where it has no members.
  ///
  /// Throws for what cannot be opened or read as a whole, and for any member of an archive that
  /// cannot be read.
  public static func open(
    _ path: String, limits: ReadingLimits = ReadingLimits()
  ) throws(ReportError) -> [ReportFile] {
    var unreadable: ReportError?
    let reports = try open(path, limits: limits) { unreadable = unreadable ?? $0 }
    if let unreadable { throw unreadable }
    return reports
  }

  /// The same, except that a member of an archive that cannot be read (encrypted, damaged, beyond
  /// a limit) is told to `unreadable` and costs only itself.
  public static func open(
    _ path: String, limits: ReadingLimits = ReadingLimits(), unreadable: (ReportError) -> Void
  ) throws(ReportError) -> [ReportFile] {
    if path == standardInput {
      return try open(
        descriptor: dup(STDIN_FILENO), name: "<stdin>", limits: limits, unreadable: unreadable)
    }
    return try open(
      descriptor: Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY), name: path,
      limits: limits, unreadable: unreadable)
  }

  /// Says that a path holds none.
  public static func noReports(at path: String) -> ReportError {
    ReportError("is a zip archive without files, expected reports").named(path)
  }

  /// The reports that an open descriptor holds, which is taken over; a negative one stands for
  /// the error in `errno`.
  static func open(
    descriptor: Int32, name: String, limits: ReadingLimits = ReadingLimits(),
    unreadable: (ReportError) -> Void
  ) throws(ReportError) -> [ReportFile] {
    guard descriptor >= 0 else { throw cannotOpen(errno).named(name) }
    let storage = OpenDescriptor(descriptor)
    do throws(ReportError) {
      let file = try seekableFile(storage, name: name, limits: limits)
      guard let compression = Compression.detect(try file.bytes(in: 0..<4)) else { return [file] }
      return try compression.reports(in: file, limits: limits, unreadable: unreadable)
    } catch {
      throw error.named(error.report ?? name)
    }
  }

  /// A file that can be read from any place: the one given, or a copy of it in UTF-8.
  private static func seekableFile(
    _ storage: OpenDescriptor, name: String, limits: ReadingLimits
  ) throws(ReportError) -> ReportFile {
    var status = stat()
    guard fstat(storage.number, &status) == 0 else { throw cannotOpen(errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw ReportError("is a folder, expected a report") }
    // A shell may have read from standard input before: then only the rest is meant.
    let isWholeFile = kind == S_IFREG && lseek(storage.number, 0, SEEK_CUR) == 0
    if isWholeFile {
      let file = ReportFile(name: name, storage: storage, range: 0..<Int(status.st_size))
      let head = try file.bytes(in: 0..<4)
      if try SourceEncoding.detect(head) == .utf8 { return file }
    }
    var allowance = SizeAllowance(limits)
    return try Spool().add(name, isOriginal: true) { chunk throws(ReportError) in
      let count = try storage.readNext(into: chunk)
      try allowance.spend(count)
      return count
    }
  }

  private static func cannotOpen(_ code: Int32) -> ReportError {
    switch code {
    case ENOENT: ReportError("no such file")
    case EACCES, EPERM: ReportError("may not be read: permission denied")
    default: ReportError("cannot be opened: \(String(cString: strerror(code)))")
    }
  }
}
