import FindingModel
import ReportReading
import ScannerKit

/// An upgrade of a direct dependency that gets rid of vulnerable packages below it.
struct SnykUpgrade {
  let tag: String
  let advice: String
  private let names: [String]

  init(of package: String, _ record: JSON) {
    let target = record["upgradeTo"].pythonText
    let packages = record["upgrades"].texts
    tag = joined("upgrade_to:", target)
    advice = joined(
      "\nUpgrade from ", package, " to ", target,
      " to fix this issue, as well as updating the following:\n - ",
      packages.joined(separator: "\n - "))
    var seen: Set<String> = []
    names = packages.map(SnykUpgrade.name).filter { seen.insert($0).inserted }
  }

  /// What stands before the first `@`: of a package with a scope nothing, which any text holds.
  private static func name(of package: String) -> String {
    String(package[..<(package.utf8.firstIndex(of: UInt8(ascii: "@")) ?? package.endIndex)])
  }

  /// Whether a text names one of the packages, be it as a part of another name.
  func concerns(_ text: String) -> Bool { names.contains { text.holds($0) } }
}

extension SnykProject {
  /// The section `## Remediation` of a vulnerability's description, if `## References` is there.
  static func remediation(in description: String) -> String? {
    guard let start = description.offset(of: "## Remediation"),
      let end = description.offset(of: "## References")
    else { return nil }
    return start < end ? String(description.utf8.prefix(end).dropFirst(start)) : ""
  }

  /// A text without the blanks at its end that Python's `strip` drops.
  static func trimmedEnd(_ text: String) -> String {
    guard let last = text.utf8.last, last <= 0x20 || last >= 0x80 else { return text }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.isWhiteSpaceInPython {
      scalars.removeLast()
    }
    return String(scalars)
  }
}
