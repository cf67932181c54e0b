import Foundation
import Testing

/// `--output FORMAT:PATH`: what is written, and where.
@Suite struct OutputsTests {
  private let good = Reports.sample("trivy/image.json")
  private static let formats = [
    "ndjson", "json", "sarif", "defectdojo", "defectdojo-csv", "cyclonedx", "openvex", "csaf",
    "gitlab-sast", "gitlab-dependency", "gitlab-codequality", "junit", "csv", "markdown", "html",
    "github", "table",
  ]

  /// In one pass as one by one, from several reports of several scanners, and twice the same.
  @Test func severalAreWrittenAtOnce() throws {
    let folder = try TemporaryFolder()
    let reports = [
      good, Reports.sample("semgrep/repeated.json"), Reports.sample("sarif/many-tools.json"),
    ]
    var arguments = ["convert", "-q"] + reports
    for format in Self.formats { arguments += ["--output", "\(format):\(folder.path)/\(format)"] }
    #expect(try WinnowRun(arguments).exitCode == 0)
    #expect(try folder.names == Self.formats.sorted())
    for format in Self.formats {
      let alone = try WinnowRun(["convert", "-q", "--format", format] + reports)
      #expect(alone.exitCode == 0 && alone.messages == "")
      let data = try Data(contentsOf: folder.url.appending(path: format))
      #expect(String(decoding: data, as: UTF8.self) == alone.output, "\(format)")
      #expect(!alone.output.isEmpty, "\(format)")
    }
  }

  /// What is merged is so in each of them.
  @Test func mergedFindingsAreWrittenOnce() throws {
    let folder = try TemporaryFolder()
    let reports = [good, good]
    var arguments = ["convert", "-q", "--dedupe", "server"] + reports
    let formats = ["ndjson", "sarif", "junit", "gitlab-sast"]
    for format in formats { arguments += ["--output", "\(format):\(folder.path)/\(format)"] }
    #expect(try WinnowRun(arguments).exitCode == 0)
    let counts = try formats.map { format in
      let data = try Data(contentsOf: folder.url.appending(path: format))
      return String(decoding: data, as: UTF8.self)
        .ranges(of: "CVE-2023-45853 zlib1g 1:1.2.13.dfsg-1").count
    }
    let alone = try formats.map { format in
      try WinnowRun(["convert", "-q", "--format", format, good]).output
        .ranges(of: "CVE-2023-45853 zlib1g 1:1.2.13.dfsg-1").count
    }
    // Winnow's own format names the findings that one stands for.
    #expect(counts.dropFirst() == alone.dropFirst() && counts[0] == alone[0] + 2)
  }

  @Test func aPathAloneIsOfTheFormatAskedFor() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a:b"
    let run = try WinnowRun(["convert", "-f", "csv", "-o", path, "-o", "table:-", good])
    #expect(run.exitCode == 0 && run.output.hasPrefix("Severity"))
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.hasPrefix("severity,title,"))
  }

  @Test func oddOutputsEndWith2() throws {
    let cases: [([String], String)] = [
      (
        ["-o", "sarif:"],
        "error: --output: expected PATH or FORMAT:PATH, found `sarif:`; `winnow formats --written` lists the formats"
      ),
      (
        ["-o", "sarf:a"],
        "error: --output: expected PATH or FORMAT:PATH, found `sarf:a`; `winnow formats --written` lists the formats"
      ),
      (["-o", "a", "-o", "json:a"], "error: expected one output to `a`, found several"),
      (
        ["-o", "-", "-o", "json:-"], "error: expected one output to standard output, found several"
      ),
      (
        ["-o", "template:x"],
        "error: --output: expected PATH or FORMAT:PATH, found `template:x`; `winnow formats --written` lists the formats"
      ),
      (["-f", "template:/none"], "error: /none: cannot be read"),
    ]
    let folder = try TemporaryFolder()
    for (arguments, message) in cases {
      let run = try WinnowRun(["convert", good] + arguments, in: folder.path)
      #expect(run.exitCode == 2 && run.output == "")
      #expect(run.messageLines.first.map(String.init) == message, "\(run.messages)")
    }
    #expect(try folder.names == [])
    #expect(try WinnowRun(["convert", "-f", "nonsense", good]).exitCode == 2)
  }

  @Test func aTemplateIsFilledIn() throws {
    let folder = try TemporaryFolder()
    let text = """
      {{total}} in all, {{counts.critical}} critical
      {{#findings}}
      {{severity}} {{title}} <{{{reason}}}>
      {{/findings}}

      """
    let file = try folder.file("page.mustache", text.utf8)
    let run = try WinnowRun(["convert", "-f", "template:\(file.path())", good])
    #expect(run.exitCode == 0 && run.lines.first == "9 in all, 2 critical", "\(run.messages)")
    #expect(run.lines.count == 10)
    #expect(run.lines.contains("Critical CVE-2023-45853 zlib1g 1:1.2.13.dfsg-1 <>"))
    let broken = try folder.file("broken.mustache", "{{#a}}".utf8)
    let refused = try WinnowRun(["convert", "-f", "template:\(broken.path())", good])
    #expect(refused.exitCode == 2 && refused.messages.hasPrefix("error: \(broken.path()): "))
  }

  /// What a policy decided is told by the formats that are there for it, and understood again.
  @Test func decisionsAreWritten() throws {
    let folder = try TemporaryFolder()
    let report = Reports.sample("anchore_grype/image.json")
    let policy = try folder.file(
      "winnow.yaml",
      """
      rules:
        - id: web
          drop: {component: example-web}
          as: false_positive
          reason: only its types are used
        - id: libexample
          drop: {component: libexample6}
          reason: never run
      """.utf8)
    let outputs = ["openvex", "csaf", "cyclonedx"]
    var arguments = ["convert", "-q", "--policy", policy.path(), report]
    for format in outputs { arguments += ["-o", "\(format):\(folder.path)/\(format).json"] }
    let run = try WinnowRun(arguments)
    #expect(run.exitCode == 0, "\(run.messages)")
    for format in outputs {
      let path = "\(folder.path)/\(format).json"
      let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      #expect(text.contains("only its types are used"), "\(format)")
      #expect(text.contains("never run"), "\(format)")
      let again = try WinnowRun(["explain", "--no-policy", "--vex", path, report])
      #expect(again.exitCode == 0, "\(again.messages)")
      #expect(again.output.contains("only its types are used"), "\(format): \(again.output)")
      #expect(again.output.contains("never run"), "\(format): \(again.output)")
    }
    // What a flag leaves out of the output is not said to be harmless.
    let few = try WinnowRun([
      "convert", "-q", "--no-policy", "--min-severity", "low", "-f", "openvex", report,
    ])
    #expect(few.output.contains("GHSA-0000-0000-0001") && !few.output.contains("CVE-0000-0003"))
    let sarif = try WinnowRun(["convert", "-q", "--policy", policy.path(), "-f", "sarif", report])
    #expect(sarif.output.contains("\"justification\":\"only its types are used\""))
    #expect(!sarif.output.contains("never run"))
  }

  /// In the words of `winnow preview`, and whatever else is written.
  @Test func aBaselineTellsWhatIsNewAndClosed() throws {
    let folder = try TemporaryFolder()
    let lastWeek = Reports.sample("trivy/image-last-week.json")
    let lines = try folder.file(
      "baseline.ndjson", WinnowRun(["convert", "-q", lastWeek]).output.utf8)
    for baseline in [lastWeek, lines.path()] {
      let run = try WinnowRun([
        "convert", "-q", "--baseline", baseline, good, "-o", "html:\(folder.path)/page.html",
        "-o", "sarif:-",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(run.output.ranges(of: "\"baselineState\":\"new\"").count == 1)
      #expect(run.output.ranges(of: "\"baselineState\":\"unchanged\"").count == 8)
      let page = try String(contentsOf: folder.url.appending(path: "page.html"), encoding: .utf8)
      #expect(page.contains("Since the baseline: 1 new, 8 unchanged"))
      #expect(page.contains("<bdi>CVE-2022-37434 zlib1g 1:1.2.11.dfsg-2</bdi>"))
    }
    let preview = try WinnowRun(["preview", good, "--baseline", lastWeek])
    #expect(preview.output.contains("created      1") && preview.output.contains("closed       1"))
    let none = try WinnowRun(["convert", "--baseline", "/none", good])
    #expect(none.exitCode == 2 && none.messages.hasPrefix("error: "), "\(none.messages)")
  }

  /// A gate for new findings counts them alone where a baseline says which they are.
  @Test func gatesCountWhatIsNew() throws {
    let folder = try TemporaryFolder()
    let policy = try folder.file(
      "winnow.yaml", "gate: {fail_on: Critical, only_new: true}\n".utf8)
    let arguments = ["convert", "-q", "-o", "/dev/null", "--policy", policy.path(), good]
    #expect(try WinnowRun(arguments).exitCode == 1)
    let baseline = Reports.sample("trivy/image-last-week.json")
    #expect(try WinnowRun(arguments + ["--baseline", baseline]).exitCode == 0)
  }

  @Test func moreResultsThanGitHubTakesAreInSeveralRuns() throws {
    let folder = try TemporaryFolder()
    let report = try folder.file("trivy.json", Reports.trivy("p", packages: 25_050)).path()
    let run = try WinnowRun(["convert", "-f", "sarif", report])
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("note: sarif: Trivy has 2 runs of 25000 results at most"))
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let runs = try #require((value as? [String: Any])?["runs"] as? [[String: Any]])
    let counts = runs.compactMap { ($0["results"] as? [Any])?.count }
    #expect(counts.reduce(0, +) == 25_050 && counts.allSatisfy { $0 <= 25_000 })
    #expect((runs.last?["automationDetails"] as? [String: Any])?["id"] as? String == "Trivy/2")
  }

  @Test func aToolWithoutFindingsHasARun() throws {
    let nothing = Reports.sample("trivy/nothing-found.json")
    let run = try WinnowRun(["convert", "-f", "sarif", nothing])
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let runs = try #require((value as? [String: Any])?["runs"] as? [[String: Any]])
    #expect(runs.count == 1 && (runs[0]["results"] as? [Any])?.isEmpty == true)
    let junit = try WinnowRun(["convert", "-f", "junit", nothing])
    #expect(junit.output.contains("tests=\"0\" failures=\"0\""))
  }

  @Test func noSecretIsInAnyOfThem() throws {
    let folder = try TemporaryFolder()
    let key = try folder.file("key", "0123456789abcdef0123456789abcdef".utf8)
    let report = Reports.sample("gitleaks/version-8.json")
    for format in Self.formats {
      let run = try WinnowRun([
        "convert", "-q", "--redact", "--redaction-key-file", key.path(), "-f", format, report,
      ])
      #expect(run.exitCode == 0, "\(format): \(run.messages)")
    }
  }

  @Test func theirNamesAndTheSchemaAreListed() throws {
    let listed = try WinnowRun(["formats", "--written"])
    #expect(listed.lines.count == Self.formats.count + 1)
    for format in Self.formats {
      #expect(listed.lines.contains { $0.hasPrefix("\(format) ") })
    }
    let schema = try WinnowRun(["formats", "--schema"])
    let value = try JSONSerialization.jsonObject(with: Data(schema.output.utf8))
    #expect((value as? [String: Any])?["title"] as? String == "Findings of Winnow")
  }
}
