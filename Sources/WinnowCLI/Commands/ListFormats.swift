import ArgumentParser
import Foundation
import ScannerKit
import Winnow

/// `winnow formats`
struct ListFormats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List what can be read and written.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, markdown
  }

  @Option(name: .shortAndLong, help: "How to write the list.")
  var format = Format.table

  @Flag(help: "List what findings can be written as, instead.")
  var written = false

  @Flag(help: "Print the JSON Schema of `convert --format json` instead.")
  var schema = false

  func run() throws {
    if schema { return print(OutputFormat.schema, terminator: "") }
    if written { return print(FormatList.written, terminator: "") }
    print(try FormatList(Formats.all).text(as: format), terminator: "")
  }
}
