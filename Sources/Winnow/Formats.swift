public import ScannerKit
import Scanners

/// The formats that can be read.
public enum Formats {
  /// What is known of each scanner, sorted by id.
  public static var all: [About] { catalog.map(\.about) }

  static func scanner(ofScanType scanType: String) -> (any Scanner)? {
    catalog.first { $0.about.scanTypes.contains(scanType) }
  }
}
