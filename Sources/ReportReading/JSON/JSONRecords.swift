/// Records that are read one after the other: the elements of a list, or the documents of a report.
public protocol JSONRecordSource {
  /// The records from the first one on, however often it is asked for; each is read as a whole and
  /// let go when the next one is asked for.
  var records: JSONRecords { get }
  /// The way to the list; empty for documents.
  var path: String { get }
}

extension JSON: JSONRecordSource {
  public var records: JSONRecords { JSONRecords(self) }
}

/// The documents of a report of several: JSON lines (NDJSON), or one value after the other.
public struct JSONDocuments: JSONRecordSource {
  let report: JSONReport

  public var records: JSONRecords { JSONRecords(report) }
  public var path: String { "" }
}

/// The elements of a list, or the documents of a report, each read as a whole; memory grows with
/// the largest one.
public struct JSONRecords: IteratorProtocol {
  private enum Place {
    case walked(JSONWalk, JSONRecord)
    case documents(JSONReport, JSONRecord)
    case held(JSON.Iterator)
  }

  private var place: Place
  /// The members that are asked for.
  private var members: [StaticString] = []
  /// The place of the record that was given last, from 0.
  public private(set) var index = -1

  init(_ list: JSON) {
    if case .walked(let walk) = list.storage, !walk.isObject {
      place = .walked(walk.cursor(), JSONRecord(remarks: walk.stream.remarks))
    } else {
      place = .held(list.makeIterator())
    }
  }

  init(_ report: JSONReport) {
    report.rewind()
    place = .documents(report, report.newRecord())
  }

  /// The same records of a list, which may have only these members of their own: the rest is passed
  /// over by its brackets, as fast as can be.
  ///
  /// Where the report has a fault, they end before it or later, and whoever reads the records whole
  /// is told.
  public func having(_ members: [StaticString]) -> JSONRecords {
    var records = self
    records.members = members
    return records
  }

  /// The next record, or the reason why it cannot be read.
  public mutating func next() -> Result<JSON, ReportError>? {
    index += 1
    switch place {
    case .held(var elements):
      let element = elements.next()
      place = .held(elements)
      return element.map { .success($0) }
    case .walked(let cursor, var record):
      // Let go here, so that a record that nobody else holds can be used again.
      place = .held(JSON.Iterator())
      let next = cursor.nextRecord(&record, members: members)
      place = .walked(cursor, record)
      guard let next else { return nil }
      return next.problem.map { .failure($0) } ?? .success(JSON(record, 0))
    case .documents(let report, var record):
      place = .held(JSON.Iterator())
      let next = report.nextDocument(&record, at: index)
      place = .documents(report, record)
      return next
    }
  }
}
