import Foundation
import ScannerKit
import Testing
import Winnow

/// A report made for this project, with the findings that are expected of it beside it.
struct Sample: Sendable, CustomTestStringConvertible {
  /// The id of its scanner, which is the name of its folder.
  let scanner: String
  let file: URL

  var name: String { "\(scanner)/\(file.lastPathComponent)" }
  var testDescription: String { name }
  var isJSON: Bool { file.pathExtension == "json" }

  /// What is expected of it: its findings and the notes on it.
  var golden: URL {
    file.deletingPathExtension().appendingPathExtension(Sample.goldenExtension)
  }

  /// The scan type of its scanner.
  var scanType: String {
    get throws {
      let about = Formats.all.first { $0.id == scanner }
      return try #require(about?.scanTypes.first, "no scanner has the id \(scanner)")
    }
  }

  var bytes: [UInt8] { get throws { Array(try Data(contentsOf: file)) } }

  static let goldenExtension = "findings.json"

  /// The folder that holds `Package.swift`.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let folder = package.appending(path: "samples").resolvingSymlinksInPath()

  /// The folders of samples, sorted.
  static let folders = contents(of: folder).filter(\.hasDirectoryPath)

  static let all: [Sample] = folders.flatMap { folder in
    contents(of: folder)
      .filter {
        $0.lastPathComponent != "origin.md" && !$0.lastPathComponent.hasSuffix(goldenExtension)
      }
      .map { Sample(scanner: folder.lastPathComponent, file: $0) }
  }

  static let json = all.filter(\.isJSON)

  static func contents(of folder: URL) -> [URL] {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
    return (entries ?? []).sorted { $0.path() < $1.path() }
  }
}
