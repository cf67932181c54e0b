/// A window over the bytes of a JSON report that moves forward, and back where it must.
final class JSONStream {
  let file: ReportFile
  let limits: ReadingLimits
  let remarks = JSONRemarks()
  /// The first thing that keeps the report from being read on.
  private(set) var failure: ReportError?

  private var window: UnsafeMutableRawBufferPointer
  /// Where the window starts in the report.
  private var windowStart: Int
  private var filled = 0
  /// The next byte to read, in the window.
  private var index = 0
  private var reachesEnd = false
  private var indexer = JSONIndexer()

  static let windowSize = 256 << 10

  init(file: ReportFile, limits: ReadingLimits, windowSize: Int = JSONStream.windowSize) {
    self.file = file
    self.limits = limits
    windowStart = file.contentStart
    window = .allocate(byteCount: windowSize, alignment: 16)
  }

  deinit { window.deallocate() }

  /// The place of the next byte in the report.
  var offset: Int { windowStart + index }

  func fail(_ error: ReportError) {
    if failure == nil { failure = file.located(error) }
  }

  /// Whether all of the report is in the window, so that looking ahead costs nothing.
  var holdsWholeReport: Bool { windowStart == file.contentStart && reachesEnd }

  // MARK: Moving

  /// Makes a place in the report the next byte to read.
  func seek(to offset: Int) {
    if (windowStart...windowStart + filled).contains(offset) {
      index = offset - windowStart
    } else {
      windowStart = offset
      filled = 0
      index = 0
      reachesEnd = false
    }
  }

  /// Reads more bytes behind those in the window, of which those before `keep` may go; returns by
  /// how much the rest moved towards the start.
  private func fill(keeping keep: Int) throws(ReportError) -> Int {
    if keep > 0 {
      let rest = filled - keep
      if rest > 0, let base = window.baseAddress {
        base.copyMemory(from: base + keep, byteCount: rest)
      }
      windowStart += keep
      filled = rest
      index -= keep
    } else if filled == window.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: window.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[..<filled]))
      window.deallocate()
      window = larger
    }
    let count = try file.read(
      at: windowStart + filled, into: UnsafeMutableRawBufferPointer(rebasing: window[filled...]))
    filled += count
    if count == 0 || windowStart + filled >= file.size { reachesEnd = true }
    return keep
  }

  private var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: window[..<filled]) }

  // MARK: Tokens

  /// Passes over white space and shows the byte behind it, or nothing at the end.
  func peek() throws(ReportError) -> UInt8? {
    while true {
      while index < filled {
        switch window[index] {
        case 0x20, 0x0A, 0x0D, 0x09: index += 1
        default: return window[index]
        }
      }
      if reachesEnd { return nil }
      _ = try fill(keeping: index)
    }
  }

  /// Reads one byte, or nothing at the end.
  func nextByte() throws(ReportError) -> UInt8? {
    if index == filled {
      if reachesEnd { return nil }
      _ = try fill(keeping: index)
      if index == filled { return nil }
    }
    defer { index += 1 }
    return window[index]
  }

  /// Whether the byte that `peek` showed opens an object.
  var isAtObject: Bool { index < filled && window[index] == UInt8(ascii: "{") }

  /// Passes over one byte that `peek` showed.
  func advance() { index += 1 }

  /// What is wrong at the next byte.
  func unexpected(_ expected: String) -> ReportError {
    ReportError("expected \(expected), found \(found(at: index))", offset: offset)
  }

  private func found(at index: Int) -> String {
    guard index < filled else { return "the end of the report" }
    let byte = window[index]
    if 0x21..<0x7F ~= byte {
      return byte == UInt8(ascii: "`") ? "a backtick" : "`\(Character(Unicode.Scalar(byte)))`"
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return "byte 0x\(digits.count == 1 ? "0" : "")\(digits)"
  }

  // MARK: Values

  /// Passes over the value that comes next.
  func skipValue(depth: Int) throws(ReportError) { _ = try passValue(depth: depth, holding: 0) }

  /// Passes over the value that comes next, and holds it where it ends in the window and has no
  /// more than so many bytes: then it need not be read again by who asks for it later.
  func passValue(depth: Int, holding limit: Int) throws(ReportError) -> JSONRecord? {
    _ = try peek()
    let limit = Swift.min(limit, limits.recordBytes)
    var holds = limit > 0
    let start = offset
    let origin = index
    indexer.begin(
      keepsTape: holds, outerDepth: depth, depthLimit: limits.jsonDepth,
      textLimit: limits.textBytes)
    while true {
      let complete: Bool
      do throws(JSONIndexer.Fault) {
        complete = try indexer.read(
          bytes.bytes, from: &index, origin: holds ? origin : 0, isLast: reachesEnd)
      } catch  where error.isTooLarge {
        // Nothing is too large to be passed over.
        seek(to: start)
        return try passValue(depth: depth, holding: 0)
      } catch {
        throw unexpected(error)
      }
      if complete { break }
      holds = false
      indexer.dropTape()
      _ = try fill(keeping: index)
    }
    guard holds, index - origin <= limit else { return nil }
    let record = JSONRecord(remarks: remarks)
    record.take(
      bytes.bytes, from: origin, to: index, offset: windowStart + origin, tape: indexer.tape.all)
    return record
  }

  /// Indexes the value that comes next as a whole.
  ///
  /// Where members are named, the record has only these of its own. A value over a limit of one
  /// record is passed over, and what was wrong with it returned.
  func readRecord(
    into record: JSONRecord, members: [StaticString] = [], depth: Int
  ) throws(ReportError) -> ReportError? {
    _ = try peek()
    let start = offset
    var origin = index
    let limit = Swift.min(limits.recordBytes, JSONEntry.maximumOffset)
    indexer.begin(
      keepsTape: true, members: members, outerDepth: depth, depthLimit: limits.jsonDepth,
      textLimit: limits.textBytes)
    while true {
      let complete: Bool
      do throws(JSONIndexer.Fault) {
        complete = try indexer.read(bytes.bytes, from: &index, origin: origin, isLast: reachesEnd)
      } catch  where error.isTooLarge {
        return try passOver(from: start, depth: depth, "expected \(error.expected)")
      } catch {
        throw unexpected(error)
      }
      if index - origin > limit {
        return try passOver(
          from: start, depth: depth, "expected at most \(limit) bytes in one record")
      }
      if complete { break }
      origin -= try fill(keeping: origin)
    }
    record.take(bytes.bytes, from: origin, to: index, offset: start, tape: indexer.tape.all)
    return nil
  }

  private func passOver(
    from start: Int, depth: Int, _ problem: String
  ) throws(ReportError) -> ReportError {
    seek(to: start)
    try skipValue(depth: depth)
    return ReportError("\(problem), found \(offset - start)", offset: start)
  }

  private func unexpected(_ fault: JSONIndexer.Fault) -> ReportError {
    ReportError(
      "expected \(fault.expected), found \(found(at: fault.index))",
      offset: windowStart + fault.index)
  }
}
