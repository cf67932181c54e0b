package import ReportReading
package import ScannerKit

/// Writes a report with edits in it, piece by piece.
package struct EditedReport {
  package typealias Output = (UnsafeRawBufferPointer) throws -> Void

  private var window: ByteWindow
  private let size: Int
  private let output: Output
  private var encoder: UTF16Encoder?
  private var piece: [UInt8] = []
  /// Those that were known before the report was gone through, the last one first.
  private var known: [ReportEdit]
  /// How far the report was gone through.
  private var position = 0
  private static let pieceSize = 256 << 10

  /// Starts at the beginning; what was UTF-16 is written as UTF-16 again.
  ///
  /// - Parameters:
  ///   - file: The report.
  ///   - known: Edits, in their order, besides those that are applied.
  ///   - output: Takes the pieces.
  package init(of file: ReportFile, with known: [ReportEdit], to output: @escaping Output) {
    self.known = known.reversed()
    window = ByteWindow(file)
    size = file.size
    self.output = output
    if file.encoding != .utf8 {
      let encoder = UTF16Encoder(isBigEndian: file.encoding == .utf16BigEndian)
      piece = encoder.byteOrderMark
      self.encoder = encoder
    }
    piece.reserveCapacity(EditedReport.pieceSize * 2)
  }

  /// Writes what stands before an edit, and what comes in its place.
  package mutating func apply(_ edit: ReportEdit) throws {
    while let other = known.last, other.bytes.lowerBound < edit.bytes.lowerBound {
      known.removeLast()
      try replace(other)
    }
    try replace(edit)
  }

  private mutating func replace(_ edit: ReportEdit) throws {
    try copy(upTo: edit.bytes.lowerBound)
    try append(edit.text[...])
    position = max(position, edit.bytes.upperBound)
  }

  /// Writes what stands behind the last edit.
  package mutating func finish() throws {
    while let edit = known.popLast() { try replace(edit) }
    try copy(upTo: size)
    try flush()
  }

  private mutating func copy(upTo end: Int) throws {
    while position < end {
      let bytes = try window.bytes(in: position..<end)
      if bytes.isEmpty { return }
      try append(bytes)
      position += bytes.count
    }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
    if encoder == nil {
      piece.append(contentsOf: bytes)
    } else {
      encoder?.encode(bytes, into: &piece)
    }
    if piece.count >= EditedReport.pieceSize { try flush() }
  }

  private mutating func flush() throws {
    try piece.withUnsafeBytes(output)
    piece.removeAll(keepingCapacity: true)
  }
}
