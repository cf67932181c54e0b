/// A report in JSON: one value, or several one after the other (NDJSON, JSON lines).
public final class JSONReport {
  private let stream: JSONStream
  private var rootWalk: JSONWalk?

  /// Starts at the beginning of a report.
  public convenience init(_ file: ReportFile, limits: ReadingLimits = ReadingLimits()) {
    self.init(file, limits: limits, windowSize: JSONStream.windowSize)
  }

  init(_ file: ReportFile, limits: ReadingLimits, windowSize: Int) {
    stream = JSONStream(file: file, limits: limits, windowSize: windowSize)
  }

  /// What keeps the report from being read to its end, if anything does.
  public var failure: ReportError? { stream.failure }

  /// Whether texts held bytes that are not UTF-8; these were read as U+FFFD.
  public var replacedBytes: Bool { stream.remarks.replacedBytes }

  /// Hands over what was noticed since the last time: values of another kind than was asked for,
  /// keys that are given twice, texts beyond the limit.
  public func takeRemarks() -> FirstErrors {
    var located = FirstErrors()
    located.add(stream.remarks.takeUnexpected(), stream.file.located)
    return located
  }

  /// The first value of the report.
  public var root: JSON {
    do throws(ReportError) {
      stream.seek(to: stream.file.contentStart)
      switch try stream.peek() {
      case let bracket? where bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "["):
        let reading = JSONReading(
          stream, isObject: bracket == UInt8(ascii: "{"), start: stream.offset, depth: 1)
        let walk = JSONWalk(parent: nil, key: .none, reading: reading)
        rootWalk = walk
        return JSON(walk)
      default:
        let record = JSONRecord(remarks: stream.remarks)
        if let problem = try stream.readRecord(into: record, depth: 0) { throw problem }
        scalarEnd = stream.offset
        return JSON(record, 0)
      }
    } catch {
      stream.fail(error)
      return JSON(missing: .nothing, .none)
    }
  }

  private var scalarEnd: Int?

  /// The keys of the first value, where it is an object, as far as they are remembered; to be asked
  /// for once the report was read.
  public var rootKeys: [String] { rootWalk?.passedKeys ?? [] }

  /// Reads what was not asked for, so that a fault in it does not go unseen; with nothing but white
  /// space behind the first value.
  public func finish() {
    guard failure == nil else { return }
    do throws(ReportError) {
      let end = try rootWalk?.readToEnd() ?? scalarEnd ?? stream.file.contentStart
      stream.seek(to: end)
      if try stream.peek() != nil { throw stream.unexpected("the end of the report") }
    } catch {
      stream.fail(error)
    }
  }

  /// The values of the report one after the other: JSON lines, or any other white space between.
  ///
  /// One that cannot be read is given as the reason; reading goes on at the next line.
  public var documents: JSONDocuments { JSONDocuments(report: self) }

  /// Reads the values of the report one after the other, each one as a whole.
  public func eachDocument(_ body: (Result<JSON, ReportError>) throws -> Void) rethrows {
    var records = documents.records
    while let document = records.next() { try body(document) }
  }

  /// Goes to the first document.
  func rewind() { stream.seek(to: stream.file.contentStart) }

  func newRecord() -> JSONRecord { JSONRecord(remarks: stream.remarks) }

  /// The next document, read into `record` unless that is still in use.
  func nextDocument(
    _ record: inout JSONRecord, at index: Int
  ) -> Result<JSON, ReportError>? {
    guard failure == nil else { return nil }
    do throws(ReportError) {
      guard try stream.peek() != nil else { return nil }
    } catch {
      stream.fail(error)
      return nil
    }
    if !isKnownUniquelyReferenced(&record) { record = newRecord() }
    record.place(in: nil, as: .index(index))
    return readDocument(record)
  }

  private func readDocument(_ record: JSONRecord) -> Result<JSON, ReportError> {
    let start = stream.offset
    do throws(ReportError) {
      if let problem = try stream.readRecord(into: record, depth: 0) {
        return .failure(stream.file.located(problem))
      }
      return .success(JSON(record, 0))
    } catch {
      do throws(ReportError) {
        try stream.seekToLine(after: start)
      } catch {
        stream.fail(error)
      }
      return .failure(stream.file.located(error))
    }
  }
}

extension JSONStream {
  /// Goes to the start of the line behind the one that a place stands in.
  func seekToLine(after start: Int) throws(ReportError) {
    seek(to: start)
    while let byte = try nextByte() {
      if byte == UInt8(ascii: "\n") { return }
    }
  }
}

extension JSONReport {
  /// The value that starts a report, as far as its first bytes show it; what was cut is missing.
  public static func sketch(
    of head: [UInt8], limits: ReadingLimits = ReadingLimits()
  ) -> JSON {
    let record = JSONRecord(remarks: JSONRemarks())
    var indexer = JSONIndexer()
    indexer.begin(
      keepsTape: true, outerDepth: 0, depthLimit: limits.jsonDepth,
      textLimit: JSONEntry.maximumOffset)
    let bytes = head.span.bytes
    var index = 0
    do throws(JSONIndexer.Fault) {
      _ = try indexer.read(bytes, from: &index, origin: 0, isLast: false)
    } catch {
      // What stands before the fault shows what the report is; reading it will tell the fault.
    }
    indexer.closeWhatIsOpen(at: index)
    record.take(bytes, from: 0, to: head.count, offset: 0, tape: indexer.tape.all)
    return record.tape.isEmpty ? JSON(missing: .nothing, .none) : JSON(record, 0)
  }
}
