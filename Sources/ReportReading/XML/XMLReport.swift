/// A report in XML.
///
/// Large reports are walked, not held: memory grows with the largest record.
public final class XMLReport {
  private let stream: XMLStream
  private var knownRoot: XML?

  public init(_ file: ReportFile, limits: ReadingLimits = ReadingLimits()) {
    stream = XMLStream(file: file, limits: limits)
  }

  /// What keeps the report from being read to its end, if anything was met that does.
  public var failure: ReportError? { stream.failure }

  /// Whether texts held bytes that are not UTF-8; each was read as `?`.
  public var replacedBytes: Bool { stream.replacedBytes }

  /// Whether the bytes of elements are exactly theirs; not so in a report written in an encoding
  /// other than UTF-8 or ASCII, whose places are those of the text after conversion.
  public var hasExactRanges: Bool { stream.hasExactRanges }

  /// The root element; one that does not exist where the report has none.
  public var root: XML {
    if let knownRoot { return knownRoot }
    guard let start = stream.peek() else { return XML() }
    let root =
      if let size = stream.holdElement(within: XMLStream.smallElement) {
        XML(stream.takeRecord(size, parentPath: "", place: 1), 0)
      } else {
        XML(XMLContainer(stream, start: start, parentPath: "", place: 1))
      }
    knownRoot = root
    return root
  }

  /// Reads what was not asked for, so that a fault in it does not go unseen.
  public func finish() {
    guard failure == nil else { return }
    while let event = stream.peek() { stream.pass(event) }
  }
}
