import Foundation
import Testing

/// What the program ends with, and where it says why.
@Suite struct ExitCodeTests {
  private let good = Reports.sample("trivy/image.json")
  private let partlyBad = Reports.sample("trivy/bad-records.json")

  @Test func readingWellEndsWith0AndSaysNothing() throws {
    let run = try WinnowRun(["convert", good])
    #expect(run.exitCode == 0)
    #expect(run.messages == "")
    #expect(run.lines.count == 9)
  }

  @Test(
    arguments: [
      (["convert"], "Missing expected argument"),
      (["convert", "--bogus", "x.json"], "Unknown option '--bogus'"),
      (["convert", "--format", "xml", "x.json"], "'xml'"),
      (["frobnicate"], "frobnicate"),
      (["convert", "--scan-type", "Foo Scan", "x.json"], "found `Foo Scan`; known are "),
      (["convert", "--scan-type", "trivy", "x.json"], "found `trivy`; near are `Trivy Scan`"),
    ])
  func aFaultOfTheCommandLineEndsWith2(_ arguments: [String], _ message: String) throws {
    let run = try WinnowRun(arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test func aReportThatIsNoneEndsWith3() throws {
    let folder = try TemporaryFolder()
    let text = try folder.file("notes.txt", "some notes\n".utf8).path()
    let empty = try folder.file("empty.json").path()
    let page = try folder.file("page.html", "<!DOCTYPE html><p>".utf8).path()
    let other = try folder.file("other.json", "{\"a\":1}".utf8).path()
    for (path, found) in [
      (text, "text"), (empty, "an empty file"), (page, "an HTML page"),
      (other, "a JSON object with the keys `a`"),
    ] {
      let run = try WinnowRun(["convert", path])
      #expect(run.exitCode == 3)
      #expect(run.output == "")
      #expect(
        run.messages == """
          error: \(path): expected the report of a known scanner, found \(found); \
          `winnow formats` lists what can be read

          """)
    }
  }

  @Test func aReportThatIsNotThereEndsWith3() throws {
    let folder = try TemporaryFolder()
    let missing = try WinnowRun(["convert", "\(folder.path)/none.json"])
    #expect(missing.exitCode == 3)
    #expect(missing.messages == "error: \(folder.path)/none.json: no such file\n")
    let directory = try WinnowRun(["convert", folder.path])
    #expect(directory.exitCode == 3)
    #expect(directory.messages == "error: \(folder.path): is a folder, expected a report\n")
  }

  @Test func oneUnreadableReportKeepsNoOtherFromBeingWritten() throws {
    let run = try WinnowRun(["convert", "none.json", good, "neither.json"])
    #expect(run.exitCode == 3)
    #expect(run.lines.count == 9)
    #expect(
      run.messages == "error: none.json: no such file\nerror: neither.json: no such file\n")
  }

  @Test func aReportThatBreaksOffEndsWith3() throws {
    let folder = try TemporaryFolder()
    let bytes = Reports.trivy("cut", packages: 20)
    let report = try folder.file("cut.json", bytes.dropLast(30)).path()
    let run = try WinnowRun(["convert", report])
    #expect(run.exitCode == 3)
    let last = try #require(run.messageLines.last)
    #expect(last.hasPrefix("error: \(report):21:"), "\(last)")
  }

  @Test func recordsThatAreNotReadAreAFaultOnlyWithStrict() throws {
    let lenient = try WinnowRun(["convert", partlyBad])
    #expect(lenient.exitCode == 0)
    #expect(lenient.messageLines.allSatisfy { $0.hasPrefix("note: \(partlyBad):") })
    let strict = try WinnowRun(["convert", "--strict", partlyBad])
    #expect(strict.exitCode == 3)
    #expect(strict.output == lenient.output)
    #expect(try WinnowRun(["convert", "--strict", good]).exitCode == 0)
  }

  @Test func helpAndVersionAreNoFaults() throws {
    for arguments in [[], ["--help"], ["help"], ["convert", "-h"], ["--version"]] {
      let run = try WinnowRun(arguments)
      #expect(run.exitCode == 0)
      #expect(run.messages == "" && !run.output.isEmpty)
    }
  }
}
