import ArgumentParser
import Foundation
import ScannerKit
import Winnow

/// `winnow formats`
struct ListFormats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List what can be read.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, markdown
  }

  @Option(name: .shortAndLong, help: "How to write the list.")
  var format = Format.table

  func run() throws {
    print(FormatList(Formats.all).text(as: format), terminator: "")
  }
}
