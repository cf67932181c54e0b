import FindingModel
import ReportReading
import ScannerKit

extension Checkmarx {
  /// A step on the way from source to sink.
  struct Node {
    var file: String?
    var line: Int?
    var object: String?

    init() {}

    init(_ element: XML) {
      file = element["FileName"].text
      line = element["Line"].text.flatMap { Int($0.strippedAsInPython) }
      object = element["Name"].text
    }

    var shownLine: String { line.map { String($0) } ?? "None" }
  }

  /// All steps of a result, one after the other.
  struct Walk {
    private(set) var title: String
    private(set) var description: String
    private(set) var id = ""
    private(set) var source = Node()
    private(set) var sink = Node()

    /// The reference keeps the last path only, but the title and the description of all of them.
    init(_ result: XML, of query: Query) throws {
      title = query.title(for: nil)
      description = query.detail(of: result)
      var last: XML?
      for path in result.all("Path") {
        id = joined(
          path.attribute("SimilarityId") ?? "None", path.attribute("PathId") ?? "None")
        description += "-----\n"
        source = Node()
        for node in path.all("PathNode") {
          add(node)
          if node["NodeId"].text == "1" { source = Node(node) }
          last = node
        }
        guard let last else { continue }
        sink = Node(last)
        if let file = sink.file, !title.isEmpty {
          title += " (\(Checkmarx.lastComponent(of: file)))"
        }
      }
      if last == nil { throw result["Path"]["PathNode"].error("missing") }
    }

    private mutating func add(_ node: XML) {
      if let line = node["Line"].text { add("**Line Number:** ", line) }
      if let column = node["Column"].text { add("**Column:** ", column) }
      if let name = node["Name"].text { add("**Source Object:** ", name) }
      for snippet in node.all("Snippet") {
        for line in snippet.all("Line") {
          add("**Number:** ", line["Number"].text ?? "None")
          add("**Code:** ", (line["Code"].text ?? "").strippedAsInPython)
        }
      }
      description += "-----\n"
    }

    private mutating func add(_ label: String, _ text: String) {
      description += label
      description += text
      description += "\n"
    }

    var location: CodeLocation? {
      guard let file = sink.file else { return nil }
      var location = CodeLocation(filePath: file, line: sink.line)
      location.sourceObject = source.object
      location.sourceFilePath = source.file
      location.sourceLine = source.line
      location.sinkObject = sink.object
      return location
    }
  }

  /// What stands behind the last slash.
  static func lastComponent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}
