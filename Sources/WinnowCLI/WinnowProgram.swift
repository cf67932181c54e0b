import ArgumentParser
import Foundation
import Winnow

/// The command line; its folder tree is that of the commands.
struct WinnowProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Reads the reports of security scanners into DefectDojo's findings.",
    discussion: ExitStatus.help,
    version: programVersion,
    subcommands: [
      Convert.self, Clean.self, PreviewCommand.self, Explain.self, Detect.self, ListFormats.self,
      PolicyCommand.self, DefectDojoCommand.self, DejaCodeCommand.self,
    ])
}

@main
enum Main {
  static func main() async {
    do {
      var command = try WinnowProgram.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.exit(for: error)
    }
  }
}
