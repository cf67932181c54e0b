import Glibc

@testable import ReportReading

/// A JSON value that is held as a whole, to compare with what a report gives.
///
/// Texts are equal when their bytes are: `String` takes "é" and "e\u{301}" for the same, JSON does
/// not.
indirect enum Tree: Equatable, Sendable {
  case object([Member])
  case list([Tree])
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  /// What a report gives where there is no value.
  case missing

  struct Member: Equatable, Sendable {
    var key: String
    var value: Tree

    static func == (left: Member, right: Member) -> Bool {
      Array(left.key.utf8) == Array(right.key.utf8) && left.value == right.value
    }
  }

  static func == (left: Tree, right: Tree) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.text(let left), .text(let right)): Array(left.utf8) == Array(right.utf8)
    case (.number(let left), .number(let right)): left == right
    case (.flag(let left), .flag(let right)): left == right
    case (.null, .null), (.missing, .missing): true
    default: false
    }
  }
}

extension Tree {
  /// Deeper values are left out: a reader without a limit must not end the tests.
  static let depthLimit = 600

  /// The value with all that it contains, gone through from the first member to the last.
  init(_ json: JSON, depth: Int = 0) {
    switch json.kind {
    case .object where depth < Tree.depthLimit:
      self = .object(
        json.members.map { Member(key: $0.key, value: Tree($0.value, depth: depth + 1)) })
    case .list where depth < Tree.depthLimit:
      self = .list(json.map { Tree($0, depth: depth + 1) })
    case .text: self = .text(json.text ?? "")
    case .number: self = .number(json.double ?? .nan)
    case .boolean: self = .flag(json.bool == true)
    case .null: self = .null
    case .nothing, .object, .list: self = .missing
    }
  }

  /// The same value with the last of several members of a key, in the order of their bytes.
  var sorted: Tree {
    switch self {
    case .object(let members):
      var last: [[UInt8]: Member] = [:]
      for member in members {
        last[Array(member.key.utf8)] = Member(key: member.key, value: member.value.sorted)
      }
      let keys = last.keys.sorted { $0.lexicographicallyPrecedes($1) }
      return .object(keys.compactMap { last[$0] })
    case .list(let elements): return .list(elements.map(\.sorted))
    default: return self
    }
  }
}

/// Window sizes under which most tokens of a small report lie across two windows.
let tinyWindows = [16, 17, 31, 64]

func jsonReport(
  _ bytes: [UInt8], windowSize: Int = 256 << 10, limits: ReadingLimits = ReadingLimits()
) throws -> JSONReport {
  JSONReport(
    try temporaryReport(bytes, name: "report.json"), limits: limits, windowSize: windowSize)
}

func jsonReport(
  _ text: String, windowSize: Int = 256 << 10, limits: ReadingLimits = ReadingLimits()
) throws -> JSONReport {
  try jsonReport(Array(text.utf8), windowSize: windowSize, limits: limits)
}

/// The ways to read a report from start to end.
enum WayOfReading: Hashable {
  /// Container by container.
  case walked(windowSize: Int)
  /// As one record.
  case asDocument(windowSize: Int)

  static let all: [WayOfReading] =
    [.walked(windowSize: 8 << 10), .asDocument(windowSize: 8 << 10)]
    + tinyWindows.flatMap { [.walked(windowSize: $0), .asDocument(windowSize: $0)] }

  /// The value that the bytes stand for, and whether some were not UTF-8; nothing where they are
  /// refused.
  func value(of file: ReportFile) -> (tree: Tree, replacedBytes: Bool)? {
    switch self {
    case .walked(let windowSize):
      let report = JSONReport(file, limits: ReadingLimits(), windowSize: windowSize)
      let tree = Tree(report.root)
      report.finish()
      return report.failure == nil ? (tree, report.replacedBytes) : nil
    case .asDocument(let windowSize):
      let report = JSONReport(file, limits: ReadingLimits(), windowSize: windowSize)
      var trees: [Tree?] = []
      report.eachDocument { document in
        if case .success(let json) = document {
          trees.append(Tree(json))
        } else {
          trees.append(nil)
        }
      }
      // Several values one after the other are a report too, but not one JSON text.
      guard report.failure == nil, trees.count == 1, let tree = trees[0] else { return nil }
      return (tree, report.replacedBytes)
    }
  }

  func value(of bytes: [UInt8]) throws -> (tree: Tree, replacedBytes: Bool)? {
    value(of: try temporaryReport(bytes, name: "report.json"))
  }
}

/// One temporary file for many reports, of which it holds the last one.
struct ReportScratch {
  private let storage: OpenDescriptor

  init() throws {
    var template = Array("/tmp/winnow-test-XXXXXX".utf8CString)
    storage = OpenDescriptor(mkstemp(&template))
    unlink(template)
  }

  func report(_ bytes: [UInt8]) throws -> ReportFile {
    try bytes.withUnsafeBytes { try storage.write($0, at: 0) }
    return ReportFile(name: "report.json", storage: storage, range: 0..<bytes.count)
  }
}
