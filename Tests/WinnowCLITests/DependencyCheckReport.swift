/// Parts of a report of Dependency-Check, and its suppression file.
enum DependencyCheckReport {
  static func suppressions(_ rules: String) -> (name: String, text: String) {
    (
      "suppression.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <suppressions xmlns="https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.4.xsd">
      \(rules)
      </suppressions>
      """
    )
  }

  static func report(_ dependencies: [String]) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.1.xsd">
    <scanInfo><engineVersion>12.1.0</engineVersion></scanInfo>
    <projectInfo><name>Shop</name><reportDate>2026-01-10T23:35:43Z</reportDate></projectInfo>
    <dependencies>\(dependencies.joined(separator: "\n"))</dependencies></analysis>
    """
  }

  /// A file that was taken for the package and the products, and its vulnerabilities.
  static func dependency(
    _ path: String, sha1: String = "0000000000000000000000000000000000000000", purl: String,
    cpes: [String] = [], _ vulnerabilities: [String]
  ) -> String {
    let name = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let ids = cpes.map { "<vulnerabilityIds><id>\($0)</id></vulnerabilityIds>" }.joined()
    return """
      <dependency><fileName>\(name)</fileName><filePath>\(path)</filePath><sha1>\(sha1)</sha1>
      <identifiers><package confidence="HIGH"><id>\(purl)</id></package>\(ids)</identifiers>
      <vulnerabilities>\(vulnerabilities.joined())</vulnerabilities></dependency>
      """
  }

  static func vulnerability(
    _ name: String, cwe: String = "CWE-20", scores: String = "", matched: String = "",
    others: String = ""
  ) -> String {
    """
    <vulnerability source="NVD"><name>\(name)</name><severity>HIGH</severity>\(scores)
    <cwes><cwe>\(cwe)</cwe></cwes><description>d</description>
    <vulnerableSoftware><software vulnerabilityIdMatched="true">\(matched)</software>
    <software>\(others)</software></vulnerableSoftware></vulnerability>
    """
  }

  static func cvss(v2: Double? = nil, v3: Double? = nil, v4: Double? = nil) -> String {
    [
      v2.map { "<cvssV2><score>\($0)</score><severity>HIGH</severity></cvssV2>" },
      v3.map { "<cvssV3><baseScore>\($0)</baseScore></cvssV3>" },
      v4.map { "<cvssV4><source>s</source><baseScore>\($0)</baseScore></cvssV4>" },
    ].compactMap(\.self).joined()
  }

  static func cpe23(_ name: String) -> String { "cpe:2.3:a:\(name):*:*:*:*:*:*:*" }
}
