import Foundation
import ScannerKit
import Testing
import Winnow

/// A report made for this project, with the findings that are expected of it beside it.
struct Sample: Sendable, CustomTestStringConvertible {
  /// What a report is written in, by the end of its name.
  enum Form: String {
    case json, jsonl, xml, csv, html, zip
  }

  /// The id of its scanner, which is the name of its folder.
  let scanner: String
  let file: URL
  let form: Form
  /// The scan type that it is read as.
  let scanType: String
  /// Which one of its scanner's that is: "detailed", or nothing for the usual one.
  let variant: String

  var name: String { "\(scanner)/\(file.lastPathComponent)" }
  var testDescription: String { variant.isEmpty ? name : "\(name) \(variant)" }
  var isJSON: Bool { form == .json }
  /// Whether what is cut off is missed.
  var hasAnEnd: Bool { form == .json || form == .xml }

  /// What is expected of it: its findings and the notes on it.
  var golden: URL {
    let part = variant.isEmpty ? "" : "\(variant)."
    return file.deletingPathExtension().appendingPathExtension(part + Sample.goldenExtension)
  }

  var bytes: [UInt8] { get throws { Array(try Data(contentsOf: file)) } }

  static let goldenExtension = "findings.json"

  /// The folder that holds `Package.swift`.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let folder = package.appending(path: "samples").resolvingSymlinksInPath()

  /// The folders of samples, sorted.
  static let folders = contents(of: folder).filter(\.hasDirectoryPath)

  /// Each report once for each scan type of its scanner.
  static let all: [Sample] = folders.flatMap { folder in
    contents(of: folder).flatMap { file -> [Sample] in
      guard !file.lastPathComponent.hasSuffix(goldenExtension),
        let form = Form(rawValue: file.pathExtension),
        let about = Formats.all.first(where: { $0.id == folder.lastPathComponent })
      else { return [] }
      return about.scanTypes.map { scanType in
        Sample(
          scanner: about.id, file: file, form: form, scanType: scanType,
          variant: scanType == about.scanTypes[0]
            ? "" : scanType.split(separator: " ").last.map(String.init) ?? "")
      }
    }
  }

  /// Each report once, as its usual scan type.
  static let reports = all.filter(\.variant.isEmpty)
  static let json = all.filter(\.isJSON)

  /// The files of a folder and of those in it, sorted.
  static func files(below folder: URL) -> [URL] {
    contents(of: folder).flatMap { $0.hasDirectoryPath ? files(below: $0) : [$0] }
  }

  static func contents(of folder: URL) -> [URL] {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
    return (entries ?? []).sorted { $0.path() < $1.path() }
  }
}
