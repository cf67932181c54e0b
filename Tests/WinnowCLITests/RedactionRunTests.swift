import Foundation
import Testing

/// `--redact`: no secret leaves, and the same secret stays the same.
@Suite struct RedactionRunTests {
  /// Made up, and put together here so that it is found nowhere else.
  private static let secrets = ["Zq8" + "wLr2Vx" + "9TnB4k", "Mh5" + "cJd7Ys" + "1PfG6u"]

  /// Leaks of version 8, one for each secret given.
  private static func gitleaks(_ secrets: [String]) -> [UInt8] {
    let leaks = secrets.enumerated().map { number, secret in
      """
      {"Description":"Key","StartLine":\(number + 1),"EndLine":\(number + 1),"StartColumn":1,
      "EndColumn":9,"Match":"key = \(secret)","Secret":"\(secret)","File":"a\(number).py",
      "SymlinkFile":"","Commit":"c\(number)","Entropy":4,"Author":"A","Email":"a@example.org",
      "Date":"2026-01-01T00:00:00Z","Message":"m","Tags":[],"RuleID":"key",
      "Fingerprint":"c\(number):a\(number).py:key:\(number + 1)"}
      """
    }
    return Array("[\(leaks.joined(separator: ","))]".utf8)
  }

  private let key = ["WINNOW_REDACTION_KEY": "a key for these tests"]

  @Test func replacesSecretsByTheirDigests() throws {
    let secrets = RedactionRunTests.secrets
    let folder = try TemporaryFolder()
    let report = try folder.file(
      "leaks.json", RedactionRunTests.gitleaks([secrets[0], secrets[1], secrets[0]])
    ).path()
    for command in ["convert", "explain", "preview"] {
      let run = try WinnowRun([command, "--redact", report], environment: key)
      #expect(run.exitCode == 0)
      for secret in secrets { #expect(!run.output.contains(secret)) }
    }
    let run = try WinnowRun(["convert", "--redact", report], environment: key)
    let marks = run.lines.map { line in line.matches(of: /REDACTED:[0-9a-f]{12}/).map(\.output) }
    #expect(marks.count == 3 && marks.allSatisfy { !$0.isEmpty })
    #expect(Set(marks[0]) == Set(marks[2]) && Set(marks[0]).isDisjoint(with: marks[1]))
    #expect(run.messages.contains("without their secrets, which gives them another hash_code"))
    let plain = try WinnowRun(["convert", report])
    #expect(plain.output.contains(secrets[0]))
    #expect(
      try run.findings.first?["hash_code"] as? String
        != plain.findings.first?["hash_code"] as? String)
    let other = try WinnowRun(
      ["convert", "--redact", report], environment: ["WINNOW_REDACTION_KEY": "another key of ours"])
    #expect(other.output != run.output)
  }

  @Test func needsAKey() throws {
    let run = try WinnowRun(["convert", "--redact", Reports.sample("trivy/image.json")])
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.messages.contains("expected a key in WINNOW_REDACTION_KEY"))
    let short = try WinnowRun(
      ["convert", "--redact", Reports.sample("trivy/image.json")],
      environment: ["WINNOW_REDACTION_KEY": "short"])
    #expect(short.exitCode == 2 && short.messages.hasPrefix("error: WINNOW_REDACTION_KEY: "))
  }

  /// The name of the report stands in the output as it is: here it holds the secret.
  @Test(arguments: ["convert", "explain", "preview"])
  func refusesAnOutputThatHoldsASecret(_ command: String) throws {
    let secret = RedactionRunTests.secrets[0]
    let folder = try TemporaryFolder()
    let report = try folder.file("\(secret).json", RedactionRunTests.gitleaks([secret])).path()
    let run = try WinnowRun([command, "--redact", report], environment: key)
    #expect(run.exitCode == 5 && run.output == "")
    #expect(run.messages.contains("error: redaction: "))
    #expect(run.messages.contains("nothing was written"))
  }
}
