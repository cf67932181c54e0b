import Foundation
import Testing

/// One run of the built program.
struct WinnowRun {
  let exitCode: Int32
  let output: String
  let messages: String

  /// Each line of the output, without the last line break.
  var lines: [Substring] { output.split(separator: "\n") }
  var messageLines: [Substring] { messages.split(separator: "\n") }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - environment: What is set beside `SOURCE_DATE_EPOCH`; an empty text takes a variable away.
  ///   - input: What a pipe gives on standard input; nothing at all where there is none.
  ///   - directory: The folder it works in; that of the tests where none is given.
  ///   - messages: Where standard error goes; else to `messages`.
  ///   - started: Is given the number of the process.
  /// - Throws: Where the program cannot be started.
  init(
    _ arguments: [String], environment: [String: String] = [:], input: [UInt8]? = nil,
    in directory: String? = nil, messagesTo messages: FileHandle? = nil,
    started: (Int32) -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = try WinnowRun.program
    process.arguments = arguments
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.environment = ["SOURCE_DATE_EPOCH": "1768478400", "TMPDIR": folder.path]
      .merging(environment) { $1 }.filter { !$0.value.isEmpty }
    let output = try folder.file("output")
    let errors = try folder.file("errors")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try messages ?? FileHandle(forWritingTo: errors)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    started(process.processIdentifier)
    if let input {
      try pipe.fileHandleForWriting.write(contentsOf: input)
      try pipe.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    try #require(process.terminationReason == .exit, "ended by a signal")
    exitCode = process.terminationStatus
    self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    self.messages = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// Runs the program on a thread of its own, for servers that answer on those of the tests.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - secret: What must never show.
  ///   - environment: What is set beside `SOURCE_DATE_EPOCH`.
  ///   - directory: The folder it works in.
  ///   - started: Is given the number of the process.
  /// - Returns: The run.
  /// - Throws: Where the program cannot be started.
  static func aside(
    _ arguments: [String], hiding secret: String, environment: [String: String],
    in directory: String?, started: @escaping @Sendable (Int32) -> Void = { _ in }
  ) async throws -> WinnowRun {
    let run = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try WinnowRun(arguments, environment: environment, in: directory, started: started)
          })
      }
    }
    #expect(!(run.output + run.messages).contains(secret))
    return run
  }

  /// The findings of the output, one a line.
  var findings: [[String: Any]] {
    get throws {
      try lines.map { line in
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(value as? [String: Any])
      }
    }
  }

  /// The program beside the bundle of tests.
  static var program: URL {
    get throws {
      let starts = [Bundle.main.bundleURL] + CommandLine.arguments.map { URL(filePath: $0) }
      let folders = starts.flatMap { start in
        sequence(first: start) { $0.path() == "/" ? nil : $0.deletingLastPathComponent() }
          .prefix(6)
      }
      let programs = folders.map { $0.appending(path: "winnow") }
      return try #require(
        programs.first {
          FileManager.default.isExecutableFile(atPath: $0.path()) && !$0.isFolder
        }, "no program `winnow` stands beside the tests")
    }
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }
}

/// A folder that is gone with its owner.
final class TemporaryFolder: Sendable {
  let url: URL
  var path: String { url.path(percentEncoded: false) }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "winnow-cli-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file in the folder.
  func file(_ name: String, _ text: some Sequence<UInt8> = []) throws -> URL {
    let file = url.appending(path: name)
    try Data(text).write(to: file)
    return file
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
