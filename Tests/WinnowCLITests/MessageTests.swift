import Foundation
import Testing

/// What is said on standard error, and how much of it.
@Suite struct MessageTests {
  @Test func twentyNotesAreGivenAndTheRestIsCounted() throws {
    let folder = try TemporaryFolder()
    let bytes = Reports.trivy("r", packages: 30, nameless: 2..<27)
    let path = try folder.file("notes.json", bytes).path()
    let run = try WinnowRun(["convert", path])
    #expect(run.exitCode == 0)
    #expect(run.lines.count == 5)
    #expect(run.messageLines.count == 21)
    #expect(run.messageLines.first == "note: \(path):4:1: [0].Vulnerabilities[2].PkgName: missing")
    #expect(run.messageLines.last == "note: \(path): 5 more records were not read")
    let quiet = try WinnowRun(["convert", "--quiet", path])
    #expect(quiet.messages == "" && quiet.output == run.output)
  }

  @Test func verboseSaysWhatWasRead() throws {
    let path = Reports.sample("zap/traditional.xml")
    let run = try WinnowRun(["convert", "-v", path])
    #expect(run.messages == "info: \(path): ZAP Scan (ZAP), 4 findings\n")
  }

  @Test func verboseSaysWhatNoKnownVersionHas() throws {
    let folder = try TemporaryFolder()
    let text = "{\"SchemaVersion\":3,\"ArtifactName\":\"a\",\"Results\":[],\"Later\":{\"a\":[1]}}"
    let path = try folder.file("later.json", Array(text.utf8)).path()
    #expect(try WinnowRun(["convert", path]).messages == "")
    #expect(
      try WinnowRun(["convert", "--verbose", path]).messages == """
        info: \(path): Trivy Scan (Trivy), 0 findings
        info: \(path): expected `SchemaVersion` to be one of `2`, found `3`
        info: \(path): holds what no known version of the format has: `Later`

        """)
  }

  @Test func aLargeReportWithoutFindingsIsSuspicious() throws {
    let folder = try TemporaryFolder()
    let filling = String(repeating: " ", count: 100_000)
    let text = "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[]\(filling)}"
    let path = try folder.file("large.json", Array(text.utf8)).path()
    let run = try WinnowRun(["convert", path])
    #expect(run.exitCode == 0 && run.output == "")
    #expect(
      run.messages
        == "warning: \(path): \(text.utf8.count) bytes of Trivy Scan hold no finding;"
        + " `winnow detect` says what the report is\n")
    #expect(try WinnowRun(["convert", "--quiet", path]).messages == "")
  }

  @Test func coloursAreForTerminalsOnly() throws {
    #expect(try WinnowRun(["convert", "none.json"]).messages == "error: none.json: no such file\n")
    #expect(
      try MessageTests.onATerminal(["convert", "none.json"])
        == "\u{1B}[31merror:\u{1B}[0m none.json: no such file\r\n")
    let plain = "error: none.json: no such file\r\n"
    #expect(try MessageTests.onATerminal(["convert", "none.json"], ["NO_COLOR": "1"]) == plain)
    #expect(try MessageTests.onATerminal(["convert", "--no-color", "none.json"]) == plain)
  }

  /// What the program says where standard error is a terminal.
  private static func onATerminal(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> String {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    var number: CInt = 0
    let setLock: UInt = 0x4004_5431  // TIOCSPTLCK of Linux's asm-generic/ioctls.h
    let getNumber: UInt = 0x8004_5430  // TIOCGPTN
    try #require(ioctl(terminal, setLock, &number) == 0)
    try #require(ioctl(terminal, getNumber, &number) == 0)
    let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(other >= 0)
    let messages = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    _ = try WinnowRun(arguments, environment: environment, messagesTo: messages)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(terminal, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
