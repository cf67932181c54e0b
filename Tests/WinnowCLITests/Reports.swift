import Foundation

/// Reports that the tests of the command line are run with.
enum Reports {
  /// The folder of samples.
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

  static func sample(_ name: String) -> String { samples.appending(path: name).path() }

  /// The reports among the samples, without what is expected of them.
  static var all: [(path: String, scanner: String)] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: samples.path())) ?? []
    return folders.sorted().flatMap { folder in
      let path = samples.appending(path: folder).path()
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.sorted()
        .filter { !$0.hasSuffix(".findings.json") && $0 != "origin.md" }
        .map { (path: "\(path)/\($0)", scanner: folder) }
    }
  }

  /// A Trivy report of a number of packages; those in `nameless` have no name.
  static func trivy(_ name: String, packages: Int, nameless: Range<Int> = 0..<0) -> [UInt8] {
    let records = (0..<packages).map { index in
      let package = nameless.contains(index) ? "" : "\"PkgName\":\"\(name)-\(index)\","
      return """
        {"VulnerabilityID":"CVE-0000-\(index)",\(package)"InstalledVersion":"1","Severity":"LOW"}
        """
    }
    return Array(
      """
      [{"Target":"\(name)","Vulnerabilities":[
      \(records.joined(separator: ",\n"))
      ]}]

      """.utf8)
  }

  /// One vulnerability of the package `p`, compressed by gzip.
  static let gzip = Data(
    base64Encoded: """
      H4sIAAAAAAACA4uuVgpJLEpPLVGyUipR0lEKK83JSy1KTMrMySzJTC1WsoquRhGr9HQBqnQOc9U1AAIQYQjUFZCd
      7peYmwqUKQDyPPOKSxJzclJTwlKLijPz84DCIEXBqWWpRUATgFwf/3Cl2tjaWABxFefefgAAAA==
      """, options: .ignoreUnknownCharacters)

  /// The same as `reports/trivy.json` in a zip archive, behind a `README.md`.
  static let zip = Data(
    base64Encoded: """
      UEsDBBQAAAAIAAAAIVw3XLkxEAAAAA4AAAAJAAAAUkVBRE1FLm1k88svUUhUKEotyC8q0eMCAFBLAwQUAAAACAAA
      ACFccRXn3mcAAAB+AAAAEgAAAHJlcG9ydHMvdHJpdnkuanNvbouuVgpJLEpPLVGyUipR0lEKK83JSy1KTMrMySzJ
      TC1WsoquRhGr9HQBqnQOc9U1AAIQYQjUFZCd7peYmwqUKQDyPPOKSxJzclJTwlKLijPz84DCIEXBqWWpRUATgFwf
      /3Cl2tjaWABQSwECFAMUAAAACAAAACFcN1y5MRAAAAAOAAAACQAAAAAAAAAAAAAAgAEAAAAAUkVBRE1FLm1kUEsB
      AhQDFAAAAAgAAAAhXHEV595nAAAAfgAAABIAAAAAAAAAAAAAAIABNwAAAHJlcG9ydHMvdHJpdnkuanNvblBLBQYA
      AAAAAgACAHcAAADOAAAAAAA=
      """, options: .ignoreUnknownCharacters)
}
