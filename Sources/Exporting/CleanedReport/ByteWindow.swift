import ReportReading

/// The bytes of a report around a place that moves through it.
struct ByteWindow {
  private let file: ReportFile
  private var bytes: [UInt8] = []
  private var start = 0
  private static let size = 256 << 10

  init(_ file: ReportFile) { self.file = file }

  /// The byte at a place, or nothing outside of the report.
  mutating func byte(at offset: Int) throws(ReportError) -> UInt8? {
    if offset < start || offset >= start + bytes.count {
      guard 0..<file.size ~= offset else { return nil }
      // Places are looked back from, too.
      try load(from: max(0, offset - ByteWindow.size / 4))
      guard offset < start + bytes.count else { return nil }
    }
    return bytes[offset - start]
  }

  /// The bytes from a place on, as many as are at hand up to an end; none at the end of the report.
  mutating func bytes(in range: Range<Int>) throws(ReportError) -> ArraySlice<UInt8> {
    if range.lowerBound < start || range.lowerBound >= start + bytes.count {
      try load(from: range.lowerBound)
    }
    let first = range.lowerBound - start
    return bytes[first..<max(first, min(bytes.count, range.upperBound - start))]
  }

  /// The first place from an offset on that is not white space.
  mutating func skipBlanks(from offset: Int) throws(ReportError) -> Int {
    var offset = offset
    while try byte(at: offset)?.isBlank == true { offset += 1 }
    return offset
  }

  /// The last place before an offset that is not white space; less than 0 where there is none.
  mutating func skipBlanks(before offset: Int) throws(ReportError) -> Int {
    var offset = offset - 1
    while try byte(at: offset)?.isBlank == true { offset -= 1 }
    return offset
  }

  private mutating func load(from offset: Int) throws(ReportError) {
    start = offset
    bytes = try file.bytes(in: offset..<offset + ByteWindow.size)
  }
}

extension UInt8 {
  /// White space of JSON and XML.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
