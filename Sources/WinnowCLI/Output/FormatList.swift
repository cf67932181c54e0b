import FindingModel
import Foundation
import ScannerKit
import Winnow

/// The list of what can be read, as `winnow formats` prints it.
struct FormatList {
  private let formats: [About]

  init(_ formats: [About]) { self.formats = formats }

  func text(as format: ListFormats.Format) throws -> String {
    switch format {
    case .table: table
    case .markdown: markdown
    case .json: String(decoding: try entries.jsonDocument(), as: UTF8.self)
    }
  }

  /// What findings can be written as, a line each.
  static var written: String {
    let names = OutputFormat.names
    let width = names.map(\.count).max() ?? 0
    return zip(names, OutputFormat.Name.allCases).map { name, format in
      name + String(repeating: " ", count: width - name.count) + "  \(format.about)\n"
    }.joined()
  }

  private var rows: [[String]] {
    formats.map { [$0.name, $0.scanTypes.joined(separator: ", "), $0.reads] }
  }

  private static let header = ["Scanner", "Scan type", "Reads"]

  /// As DefectDojo reads them: a scanner's scan types are mostly alike.
  private func parity(of about: About) -> String {
    about.scanTypes.map { Parity.of(scanType: $0)?.text ?? "not compared" }.distinct
      .joined(separator: "; ")
  }

  private var table: String {
    let all =
      [FormatList.header + ["As DefectDojo"]]
      + zip(rows, formats).map { $0 + [parity(of: $1)] }
    let widths = (0..<4).map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private var markdown: String {
    let lines = [FormatList.header, ["---", "---", "---"]] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private var entries: [Entry] {
    formats.map {
      Entry(
        id: $0.id, name: $0.name, scanTypes: $0.scanTypes, reads: $0.reads, homepage: $0.homepage,
        parity: Dictionary(
          uniqueKeysWithValues: $0.scanTypes.map { ($0, Parity.of(scanType: $0)) }
        ).compactMapValues(\.self))
    }
  }

  private struct Entry: Encodable {
    let id: String
    let name: String
    let scanTypes: [String]
    let reads: String
    let homepage: String
    /// By scan type.
    let parity: [String: Parity]
  }
}
