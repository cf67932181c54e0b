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

  @Test func everyFileOfAScannerHasItsLine() throws {
    let folder = Sample.package.appending(path: "Sources/Scanners")
    let list = try String(contentsOf: folder.appending(path: "Catalog.swift"), encoding: .utf8)
    for file in Sample.contents(of: folder) where file.pathExtension == "swift" {
      let type = file.deletingPathExtension().lastPathComponent
      #expect(type == "Catalog" || list.contains("\n  \(type)(),\n"), "\(file.lastPathComponent)")
    }
  }

  @Test func noTwoScannersReadTheSameScanType() {
    let scanTypes = catalog.flatMap(\.about.scanTypes)
    #expect(Set(scanTypes).count == scanTypes.count)
    #expect(catalog.allSatisfy { !$0.about.scanTypes.isEmpty })
  }
}
