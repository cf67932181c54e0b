import CLibArchive

/// Takes the reports out of a zip archive; archives inside it are left as they are.
struct ZipArchive {
  private let file: ReportFile
  private let limits: ReadingLimits

  init(_ file: ReportFile, limits: ReadingLimits) {
    self.file = file
    self.limits = limits
  }

  /// Each regular member as a report named `archive.zip!member`, in the order of the archive; none
  /// where it holds no files.
  ///
  /// What cannot be read of the archive is told to `unreadable`, and what was read before is kept.
  func reports(unreadable: (ReportError) -> Void) throws(ReportError) -> [ReportFile] {
    let reader = try ArchiveReader(file) { archive_read_support_format_zip($0) }
    let spool = try Spool()
    var allowance = SizeAllowance(limits, compressed: file.size)
    var reports: [ReportFile] = []
    var count = 0
    do throws(ReportError) {
      while let member = try reader.next() {
        guard member.isRegularFile, !Self.isPassedOver(member.name ?? "") else { continue }
        count += 1
        if count > limits.archiveMembers {
          throw ReportError("holds more than \(limits.archiveMembers) files, the limit")
        }
        let name = "\(file.name)!\(member.name ?? "file \(count)")"
        do throws(ReportError) {
          reports.append(try report(member, name: name, reader, spool, &allowance))
        } catch {
          if allowance.isBomb { throw error }
          unreadable(error.named(name))
        }
      }
    } catch {
      unreadable(error.named(file.name))
    }
    return reports
  }

  private func report(
    _ member: ArchiveReader.Member, name: String, _ reader: ArchiveReader, _ spool: Spool,
    _ allowance: inout SizeAllowance
  ) throws(ReportError) -> ReportFile {
    if member.isEncrypted {
      throw ReportError("is encrypted, expected a member that opens without a password")
    }
    allowance.beginReport()
    return try spool.add(name, isOriginal: false) { chunk throws(ReportError) in
      let count = try reader.read(into: chunk)
      try allowance.spend(count)
      return count
    }
  }

  /// What file managers of macOS leave in archives beside the files that were meant.
  private static func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix("__MACOSX/") || name.split(separator: "/").last == ".DS_Store"
  }
}
