import Delivering
import Foundation

/// Objects of a server as rows, or as lines of JSON.
struct ObjectTable {
  private let columns: [String]

  init(_ columns: [String]) { self.columns = columns }

  func data(_ values: [JSONValue], as format: ObjectFormat) throws -> Data {
    switch format {
    case .json: try values.reduce(into: Data()) { $0 += try $1.json() + Data("\n".utf8) }
    case .table: Data(table(values).utf8)
    }
  }

  private func table(_ values: [JSONValue]) -> String {
    let rows = [columns] + values.map { value in columns.map { cell(value[$0]) } }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let line = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// On one line; control characters of a server's texts stay away from the terminal.
  private func cell(_ value: JSONValue?) -> String {
    let text =
      switch value {
      case nil, .null: ""
      case .text(let text): text
      case .some(let value): (try? value.json()).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
    let plain = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : String(scalar)
    }.joined()
    return plain.count > 80 ? plain.prefix(79) + "…" : plain
  }
}
