import ArgumentParser
import Foundation
import Winnow

/// `winnow policy import`
struct ImportPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write the suppressions of other tools as rules of a winnow.yaml.",
    discussion: """
      Reads .trivyignore, .trivyignore.yaml, Grype's configuration, osv-scanner.toml, \
      Dependency-Check's suppressions, ZAP's configuration, .gitleaksignore, .snyk, the filters of \
      sarif-tools, SARIF suppressions, and VEX as OpenVEX, CSAF and CycloneDX. What has no \
      counterpart is named and left out.
      """)

  @Argument(help: "Files.", completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong, help: "The file to write, or - for standard output.", completion: .file())
  var output = "-"

  @OptionGroup var messageOptions: MessageOptions

  func run() throws {
    let imported = try PolicyImport(files)
    imported.warnings.forEach(messageOptions.messages.warn)
    let output = try OutputFile(output)
    try output.write(Data(imported.yaml.utf8))
    try output.finish()
  }
}
