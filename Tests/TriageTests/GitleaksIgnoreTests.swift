import FindingModel
import Testing
import Triage

@Suite struct GitleaksIgnoreTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(GitleaksIgnore(), text, name: ".gitleaksignore")
  }

  private let commit = "cd5226711335c68be1e720b318b7bc3135a30eb2"

  private func leak(_ path: String, _ rule: String, _ line: Int, commit: String?) -> Subject {
    var finding = Finding("leak", severity: .high)
    finding.filePath = path
    finding.line = line
    finding.facts = [
      Fact(.alias, rule),
      Fact(.fingerprint, "\(commit.map { "\($0):" } ?? "")\(path):\(rule):\(line)"),
    ]
    return Subject(finding, today: testDay)
  }

  @Test func withCommitOnlyThatOne() throws {
    let result = try read("\(commit):cmd/generate/config.go:sidekiq-secret:23\r\n")
    #expect(result.rules.map(\.id) == ["\(commit):cmd/generate/config.go:sidekiq-secret:23"])
    let condition = result.rules[0].condition
    #expect(
      condition.holds(for: leak("cmd/generate/config.go", "sidekiq-secret", 23, commit: commit)))
    #expect(
      !condition.holds(for: leak("cmd/generate/config.go", "sidekiq-secret", 23, commit: nil)))
    #expect(
      !condition.holds(for: leak("cmd/generate/config.go", "sidekiq-secret", 24, commit: commit)))
  }

  @Test func withoutCommitInAny() throws {
    let condition = try read("src/[a]*.go:aws-token:7").rules[0].condition
    #expect(condition.holds(for: leak("src/[a]*.go", "aws-token", 7, commit: commit)))
    #expect(condition.holds(for: leak("src/[a]*.go", "aws-token", 7, commit: nil)))
    #expect(!condition.holds(for: leak("src/a.go", "aws-token", 7, commit: nil)))
    #expect(!condition.holds(for: leak("x/src/[a]*.go", "aws-token", 7, commit: nil)))
    #expect(!condition.holds(for: leak("src/[a]*.go/b", "aws-token", 7, commit: nil)))
    #expect(!condition.holds(for: leak("src/[a]*.go", "aws-token", 8, commit: nil)))
    #expect(!condition.holds(for: leak("src/[a]*.go", "gcp-token", 7, commit: nil)))
  }

  @Test func pathsOfWindowsAndWithColons() throws {
    let result = try read(
      "src\\a.go:aws-token:7\nC:/src/a.go:aws-token:8\n\(commit):a:b.go:aws-token:9\n")
    #expect(
      result.rules.map(\.id) == [
        "src/a.go:aws-token:7", "C:/src/a.go:aws-token:8", "\(commit):a:b.go:aws-token:9",
      ])
    #expect(result.rules[1].condition.holds(for: leak("C:/src/a.go", "aws-token", 8, commit: nil)))
    #expect(result.rules[2].condition.holds(for: leak("a:b.go", "aws-token", 9, commit: commit)))
  }

  @Test func commentsAreReasons() throws {
    let result = try read("# an example\na:b:1\n\nc:d:2\n")
    #expect(result.rules.map(\.reason) == ["an example", nil])
    #expect(result.rules.map(\.origin.line) == [2, 4])
  }

  @Test func brokenEntriesCostOnlyTheirLine() throws {
    let result = try read("a:b:1\nno fingerprint\na:b:c\n:b:1\na::1\nd:e:5\n")
    #expect(result.rules.map(\.id) == ["a:b:1", "d:e:5"])
    #expect(result.remarks.map(\.origin.line) == [2, 3, 4, 5])
    #expect(
      result.remarkTexts[0]
        == "2:1: expected file:rule:line or commit:file:rule:line, found `no fingerprint`")
  }

  @Test(arguments: [
    ("", false), ("# x", false), ("a:b:1", true), ("a:b:1\nbroken", false),
    ("a:b:1\nc:d:2\nbroken", true), ("CVE-1", false), ("ignore:\n  - vulnerability: a", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(GitleaksIgnore().recognizes(try suppressionFile(text)) == expected)
  }
}
