import Foundation
import Testing
import Winnow

/// Outputs of every sample, by the published schemas of their formats.
@Suite struct SchemaTests {
  private static let formats: [OutputFormat.Name] = [
    .json, .sarif, .cyclonedx, .csaf, .openvex, .gitlabSAST, .gitlabDependency, .gitlabCodeQuality,
    .junit, .defectdojo,
  ]

  private static let areInstalled = FileManager.default.fileExists(
    atPath: OutputSample.schemas.appending(path: "complete").path())

  @Test(
    .enabled(if: areInstalled, "`.ci/schemas` installs what outputs are checked against"),
    .timeLimit(.minutes(10)))
  func everyOutputIsValid() async throws {
    let folder = try OutputFolder()
    try #require(OutputSample.all.count > 100)
    for sample in OutputSample.all {
      let outputs = SchemaTests.formats.map {
        ($0, folder.url.appending(path: "\(sample.name).\($0.rawValue)"))
      }
      _ = try await OutputSample.convert(sample.file, to: outputs)
    }
    try Data(OutputFormat.schema.utf8).write(to: folder.url.appending(path: "schema"))
    let problems = try SchemaTests.problems(in: folder.url)
    #expect(problems == "")
  }

  /// That the checks do find something, in each format.
  @Test(
    .enabled(if: areInstalled, "`.ci/schemas` installs what outputs are checked against"))
  func brokenOutputsAreNot() throws {
    let folder = try OutputFolder()
    try Data(OutputFormat.schema.utf8).write(to: folder.url.appending(path: "schema"))
    for format in SchemaTests.formats {
      let text = format == .junit ? "<testsuites><testsuite/></testsuites>" : "{\"version\":7}"
      try Data(text.utf8).write(to: folder.url.appending(path: "broken.\(format.rawValue)"))
    }
    let problems = try SchemaTests.problems(in: folder.url)
    for format in SchemaTests.formats {
      #expect(problems.contains("broken.\(format.rawValue): "), "\(problems)")
    }
  }

  private static func problems(in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", OutputSample.tools.appending(path: "validate.py").path(), folder.path(),
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PYTHONPATH": OutputSample.schemas.path(), "PYTHONDONTWRITEBYTECODE": "1",
    ]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    #expect((process.terminationStatus == 0) == text.isEmpty, "\(text)")
    return text
  }
}
