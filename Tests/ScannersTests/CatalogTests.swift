import Foundation
import ScannerKit
import Scanners
import Testing

/// The list of scanners is complete and in order.
@Suite struct CatalogTests {
  private let ids = catalog.map(\.about.id)

  @Test func isSortedByID() {
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyScannerHasSamplesAndEverySampleAScanner() {
    #expect(Sample.folders.map(\.lastPathComponent) == ids)
    for id in ids {
      #expect(Sample.all.contains { $0.scanner == id }, "samples/\(id) holds no report")
      let origin = Sample.folder.appending(path: "\(id)/origin.md")
      #expect(FileManager.default.fileExists(atPath: origin.path()), "\(origin.path())")
    }
  }

  @Test func everyExpectationHasItsReport() {
    let goldens = Set(Sample.all.map(\.golden.lastPathComponent))
    for folder in Sample.folders {
      for file in Sample.contents(of: folder)
      where file.lastPathComponent.hasSuffix(Sample.goldenExtension) {
        #expect(goldens.contains(file.lastPathComponent), "\(file.path())")
      }
    }
  }

  private let folder = Sample.package.appending(path: "Sources/Scanners")

  /// A scanner is a file with others for its facts and counts, or a folder where its reports come
  /// in several forms.
  @Test func everyScannerHasItsLine() throws {
    let list = try String(contentsOf: folder.appending(path: "Catalog.swift"), encoding: .utf8)
    let entries =
      Sample.contents(of: folder) + Sample.contents(of: folder.appending(path: "Dialects"))
    let others = ["Catalog", "Dialects", "Documentation", "Forms"]
    let types = entries.map { $0.deletingPathExtension().lastPathComponent }
      .filter { !others.contains($0) && !$0.hasSuffix("Facts") && !$0.hasSuffix("Counts") }
    for type in types { #expect(list.contains("\n  \(type)(),\n"), "\(type)") }
    #expect(types.count == ids.count)
  }

  /// What a scanner does is to be seen at a glance.
  @Test func filesStayShort() throws {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var lengths: [Int] = []
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      lengths.append(text.utf8.count { $0 == UInt8(ascii: "\n") })
      #expect(lengths.last ?? 0 <= 300, "\(file.lastPathComponent)")
    }
    #expect(lengths.sorted()[lengths.count / 2] <= 100)
  }

  @Test func noTwoScannersReadTheSameScanType() {
    let scanTypes = catalog.flatMap(\.about.scanTypes)
    #expect(Set(scanTypes).count == scanTypes.count)
    #expect(catalog.allSatisfy { !$0.about.scanTypes.isEmpty })
  }
}
