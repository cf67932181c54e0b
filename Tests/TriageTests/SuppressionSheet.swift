import Foundation
import ReportReading
import Testing
import Triage

/// What a format makes of a text.
func suppressions(
  _ format: some SuppressionFormat, _ text: String, name: String = "file"
) throws -> Suppressions {
  try format.read(suppressionFile(text, name: name))
}

func suppressionFile(_ text: String, name: String = "file") throws -> SuppressionFile {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("winnow-\(UUID().uuidString)", isDirectory: true)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent(name)
  try Data(text.utf8).write(to: path)
  return try SuppressionFile(try #require(try ReportInput.open(path.path).first))
}

extension Suppressions {
  /// The remarks with their places, without the name of the file.
  var remarkTexts: [String] { remarks.map(\.placeAndProblem) }
}

extension PolicyError {
  /// As `3:5: statements[1].status: missing`.
  var placeAndProblem: String {
    let place = [origin.line, origin.column].compactMap(\.self).map { "\($0):" }.joined()
    return "\(place) \(path.isEmpty ? "" : "\(path): ")\(problem)"
  }
}

/// A finding as the few values that conditions of suppression files look at.
///
/// Package patterns are compared by their text, since how they match is not tested here.
struct SuppressionSheet {
  var texts: [Field: [String]] = [:]
  var numbers: [Field: Double] = [:]
  var weaknesses: Set<Int> = []

  func fits(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let conditions): conditions.allSatisfy(fits)
    case .any(let conditions): conditions.contains(where: fits)
    case .not(let condition): !fits(condition)
    case .test(let field, .texts(let patterns)):
      (texts[field] ?? []).contains { text in
        patterns.contains { $0.matches(FoldedText(text)) }
      }
    case .test(let field, .packages(let patterns)):
      !Set(patterns.map(\.text)).isDisjoint(with: texts[field] ?? [])
    case .test(let field, .number(let range)):
      numbers[field].map(range.contains) ?? false
    case .test(.cwe, .weaknesses(let numbers)): !numbers.isDisjoint(with: weaknesses)
    case .test: false
    }
  }
}
