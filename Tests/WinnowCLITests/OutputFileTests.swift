import Foundation
import Testing

/// `--output`: a complete file, or none.
@Suite struct OutputFileTests {
  private let good = Reports.sample("trivy/image.json")

  @Test func isCompleteAndAlone() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.ndjson", "what was there before".utf8)
    let run = try WinnowRun(["convert", "-o", file.path(), good])
    #expect(run.exitCode == 0 && run.output == "" && run.messages == "")
    let written = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(try written == WinnowRun(["convert", good]).output)
    #expect(try folder.names == ["out.ndjson"])
    let mode = try FileManager.default.attributesOfItem(atPath: file.path())[.posixPermissions]
    #expect((mode as? Int).map { $0 & 0o600 } == 0o600)
  }

  @Test func isWrittenThroughASymbolicLink() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.ndjson", "what was there before".utf8)
    let link = "\(folder.path)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path())
    #expect(try WinnowRun(["convert", "-o", link, good]).exitCode == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file.path())
    let written = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(try written == WinnowRun(["convert", good]).output)
  }

  /// As `/dev/null`, which a file in its place would break for the whole machine.
  @Test func thatIsAPipeIsWrittenTo() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    try #require(reader >= 0)
    let pipe = FileHandle(fileDescriptor: reader, closeOnDealloc: true)
    let nothingFound = Reports.sample("trivy/nothing-found.json")
    let run = try WinnowRun(["convert", "--format", "json", "-o", path, nothingFound])
    #expect(run.exitCode == 0 && run.output == "")
    let expected = try WinnowRun(["convert", "--format", "json", nothingFound]).output
    #expect(String(decoding: pipe.availableData, as: UTF8.self) == expected)
    #expect(try folder.names == ["pipe"])
  }

  @Test func standsForStandardOutput() throws {
    let run = try WinnowRun(["convert", "--output", "-", good])
    #expect(try run.output == WinnowRun(["convert", good]).output)
  }

  @Test func thatCannotBeWrittenEndsWith2() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("file").path()
    for path in ["\(folder.path)/none/out.json", "\(file)/out.json"] {
      let run = try WinnowRun(["convert", "-o", path, good])
      #expect(run.exitCode == 2 && run.output == "")
      #expect(run.messages.hasPrefix("error: \(path): cannot be written: "), "\(run.messages)")
    }
    let directory = try WinnowRun(["convert", "-o", folder.path, good])
    #expect(directory.exitCode == 2)
    #expect(try folder.names == ["file"])
  }

  @Test func fullStandardOutputEndsWith2() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let program = try WinnowRun.program.path()
    shell.arguments = ["-c", "exec '\(program)' convert '\(good)' >/dev/full"]
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2)
    let text = String(decoding: messages, as: UTF8.self)
    #expect(text.hasPrefix("error: standard output: cannot be written: "), "\(text)")
  }

  @Test func isNotThereWhereTheProgramWasStopped() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = try WinnowRun.program
    process.arguments = ["convert", "-o", "\(folder.path)/out.ndjson", "-"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    try input.fileHandleForWriting.write(
      contentsOf: Array(Reports.trivy("x", packages: 2).prefix(80)))
    for _ in 0..<200 where try folder.names.isEmpty { usleep(20_000) }
    process.terminate()
    process.waitUntilExit()
    #expect(try !folder.names.contains("out.ndjson"))
  }
}
