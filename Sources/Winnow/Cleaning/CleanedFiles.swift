import Exporting
import Foundation
import ReportReading
import ScannerKit

/// Writes a cleaned report: one file, or several where it is larger than a server takes.
struct CleanedFiles {
  var cleaned: CleanedReport
  let options: CleaningOptions
  let limits: ReadingLimits
  let encoding: SourceEncoding
  /// The outcome of reading, where secrets were replaced that must not be left in the report.
  let redacted: ReportOutcome?
  private(set) var outputs: [CleanedSummary.Output] = []
  private(set) var counts: [Recount.Change] = []

  init(
    _ cleaned: CleanedReport, _ options: CleaningOptions, limits: ReadingLimits,
    encoding: SourceEncoding, redacted: ReportOutcome?
  ) {
    self.cleaned = cleaned
    self.options = options
    self.encoding = encoding
    self.limits = limits
    self.redacted = redacted
  }

  /// - Parameters:
  ///   - output: Where the report goes in one piece.
  ///   - path: What that is called.
  /// - Throws: Where it cannot be written, or split, or would hold a secret.
  mutating func write(to output: OutputFile, _ path: String) throws {
    guard let maximumSize = options.maximumSize else {
      let size = try write(to: output)
      return try finish([(output, path, size)])
    }
    let draft = try OutputFile()
    let before = cleaned
    let size = try write(to: draft)
    if size <= maximumSize {
      try output.append(contentsOf: draft)
      return try finish([(output, path, size)])
    }
    cleaned = before
    try split(path, maximumSize)
  }

  // MARK: Parts

  /// Tries smaller parts where one turns out to be too large: how many bytes a record takes depends
  /// on what stands beside it.
  private mutating func split(_ path: String, _ maximumSize: Int) throws {
    let whole = cleaned
    let frame = try size(ofPart: 0, of: nil)
    // Records are measured in UTF-8, of which UTF-16 takes no more than twice the bytes.
    var room = (maximumSize - frame) / (encoding == .utf8 ? 1 : 2)
    for _ in 0..<8 {
      guard room > 0, let parts = whole.parts(room: room) else {
        throw ConfigurationError(
          "\(path): expected parts of at most \(maximumSize) bytes, found \(frame) bytes beside the"
            + " records, or records that do not fit into \(ReportParts.mostParts) parts")
      }
      cleaned = whole
      counts = []
      var files: [(output: OutputFile, path: String, size: Int)] = []
      for part in 1...parts.count {
        let path = CleanedFiles.path(path, ofPart: part)
        let output = try OutputFile(path)
        files.append((output, path, try write(part, of: parts, to: output)))
      }
      let excess = (files.map(\.size).max() ?? 0) - maximumSize
      if excess <= 0 { return try finish(files) }
      room -= excess + room / 50
    }
    throw ConfigurationError("\(path): cannot be split into parts of \(maximumSize) bytes")
  }

  private func size(ofPart part: Int, of parts: ReportParts?) throws -> Int {
    var size = 0
    var cleaned = cleaned
    try cleaned.write(part: part, of: parts) { size += $0.count }
    return size
  }

  /// `cleaned.1.json` for `cleaned.json`.
  private static func path(_ path: String, ofPart part: Int) -> String {
    let name = (path as NSString).lastPathComponent as NSString
    let numbered =
      name.pathExtension.isEmpty
      ? "\(name).\(part)" : "\(name.deletingPathExtension).\(part).\(name.pathExtension)"
    return ((path as NSString).deletingLastPathComponent as NSString)
      .appendingPathComponent(numbered)
  }

  // MARK: Files

  /// Writes the report or a part of it, and says how many bytes that are.
  private mutating func write(
    _ part: Int? = nil, of parts: ReportParts? = nil, to output: OutputFile
  ) throws -> Int {
    let wrong = cleaned.wrongCounts(limits, inPart: part, of: parts)
    if part ?? 1 == 1 { counts = wrong }
    let edits = options.fixesCounts ? wrong.compactMap(\.edit) : []
    var size = 0
    let draft = redacted == nil ? output : try OutputFile()
    try cleaned.write(part: part, of: parts, with: edits) { bytes in
      size += bytes.count
      try draft.write(bytes)
    }
    if let redacted {
      // Bytes are left as they are, so a secret in a finding that is kept would leave with it.
      try draft.checkForLeaks(of: [redacted])
      try output.append(contentsOf: draft)
    }
    return size
  }

  /// Gives the files their names, unless the report was to be replaced by what it is already.
  private mutating func finish(
    _ files: [(output: OutputFile, path: String, size: Int)]
  ) throws {
    if options.isInPlace, !cleaned.isChanged { return }
    for file in files { try file.output.finish() }
    outputs = files.map { CleanedSummary.Output(path: $0.path, bytes: $0.size) }
  }
}
