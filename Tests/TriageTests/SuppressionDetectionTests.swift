import Testing
import Triage

/// Each kind of suppression file is read as what it is, whatever the other formats think of it.
@Suite struct SuppressionDetectionTests {
  static let files: [(name: String, text: String)] = [
    ("a SARIF log", #"{"version": "2.1.0", "runs": []}"#),
    ("an osv-scanner.toml file", "[[IgnoredVulns]]\nid = \"CVE-1\"\n"),
    ("a .snyk file", "version: v1.25.0\nignore:\n  SNYK-1:\n    - '*': {}\npatch: {}\n"),
    ("a .snyk file", "version: v1.25.0\nignore: []\npatch: []\n"),
    ("a .trivyignore.yaml file", "vulnerabilities:\n  - id: CVE-1\n"),
    ("a .grype.yaml file", "ignore:\n  - vulnerability: CVE-1\n"),
    ("a .grype.yaml file", "ignore: []\n"),
    ("a filter of sarif-tools", "description: x\nexclude:\n  - rule: A\n"),
    ("a .gitleaksignore file", "# leak\nsrc/a.go:aws-token:7\n"),
    ("a .trivyignore file", "# accepted\nCVE-1 exp:2027-01-01\nAVD-DS-0002\n"),
    ("a .trivyignore file", ""),
  ]

  @Test(arguments: files.indices)
  func firstFormatThatRecognizes(_ index: Int) throws {
    let (name, text) = SuppressionDetectionTests.files[index]
    let file = try suppressionFile(text)
    let format = Suppressions.formats.first { $0.recognizes(file) }
    #expect(format.map { $0.name.hasPrefix(name) } == true, "\(format?.name ?? "none")")
  }

  @Test(arguments: [
    "<html></html>", "hello: world\n", "just some words\n", "{}", "[1, 2]", "a,b,c\n1,2,3\n",
  ])
  func whatIsNone(_ text: String) throws {
    let file = try suppressionFile(text)
    #expect(Suppressions.formats.first { $0.recognizes(file) }?.name == nil)
  }

  /// Cut short anywhere and with bytes changed, a file gives rules, remarks or an error.
  @Test(arguments: files.indices)
  func brokenFilesNeverCrash(_ index: Int) throws {
    let text = SuppressionDetectionTests.files[index].text
    for length in 0...text.utf8.count {
      let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
      let rest = String(decoding: text.utf8.dropFirst(length).dropFirst(), as: UTF8.self)
      for changed in [cut, cut + "\u{0}" + rest, cut + "{" + rest, cut + "\t*&" + rest] {
        let file = try suppressionFile(changed)
        for format in Suppressions.formats {
          _ = format.recognizes(file)
          _ = try? format.read(file)
        }
      }
    }
  }
}
