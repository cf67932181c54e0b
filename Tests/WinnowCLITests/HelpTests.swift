import Testing

/// The help of every command, as users see it; a change shows in the diff.
@Suite struct HelpTests {
  @Test func ofTheProgram() throws {
    expectHelp(
      try WinnowRun(["--help"]).output,
      """
      OVERVIEW: Reads the reports of security scanners into DefectDojo's findings.

      EXIT CODES
        0  all is well
        1  a gate was met
        2  the command line, the configuration or the output is at fault
        3  a report is unreadable, unknown, or (with --strict) partly unread
        4  delivery failed
        5  a guard refused

      USAGE: winnow <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        convert                 Write the findings of reports, in one format or in
                                several.
        clean                   Take the records of dropped findings out of a report.
        preview                 Say what reports hold, what the policy does, and what
                                a server would do.
        explain                 Say why findings are kept, marked or dropped.
        detect                  Say what reports are, and why.
        formats                 List what can be read and written.
        policy                  Check, test and write policy files.
        defectdojo              Deliver to a DefectDojo server, and ask it.
        dejacode                Keep requests of a DejaCode server up to date with
                                findings, and ask it.

        See 'winnow help <subcommand>' for detailed help.
      """)
  }

  @Test func ofConvert() throws {
    expectHelp(
      try WinnowRun(["convert", "--help"]).output,
      """
      OVERVIEW: Write the findings of reports, in one format or in several.

      Formats: ndjson, json, sarif, defectdojo, defectdojo-csv, cyclonedx, openvex,
      csaf, gitlab-sast, gitlab-dependency, gitlab-codequality, junit, csv, markdown,
      html, github, table, template:FILE.

      Several reports are read side by side; their findings are written in the order
      given. Reports may be compressed (gzip, zstd) or in a zip archive.
      SOURCE_DATE_EPOCH sets what counts as now; DD_HASHCODE_FIELDS_PER_SCANNER and
      DD_DEDUPLICATION_ALGORITHM_PER_PARSER are taken as the server's own.

      USAGE: winnow convert [<options>] <reports> ...

      ARGUMENTS:
        <reports>               Reports, or - for standard input.

      FILTERING:
        --policy <policy>       A policy file; repeatable. Else winnow.yaml of this
                                folder or a parent in the repository.
        --no-policy             Do not look for a policy file.
        --min-severity <min-severity>
                                Drop findings that are less severe. (values:
                                Critical, High, Medium, Low, Info)
        -s, --severity <severity>
                                Drop findings of other severities than these:
                                High,Critical.
        --ignore-unfixed        Drop vulnerabilities without a fix.
        --ignorefile <ignorefile>
                                Suppressions of Trivy, Grype, osv-scanner,
                                Dependency-Check, ZAP and others; repeatable.
        --vex <vex>             OpenVEX, CSAF or CycloneDX VEX; repeatable.
        --epss <epss>           EPSS scores: the CSV of FIRST, plain or gzip.
        --kev <kev>             CISA's catalogue of known exploited vulnerabilities.
        --only <only>           Keep only findings with field=value; repeatable.
        --show-suppressed       List dropped findings, with the rule that dropped
                                them.
        --fail-on <fail-on>     Exit with 1 where a finding is at least so severe.
                                (values: Critical, High, Medium, Low, Info)
        --exit-code <exit-code> What to exit with, instead of 1, where a gate is met.
        --redact                Replace secret values by keyed digests.
        --redaction-key-file <redaction-key-file>
                                The key for that; else WINNOW_REDACTION_KEY is one.
        --receipt <receipt>     Write what became of all findings, as JSON.

      MERGING:
        --dedupe <dedupe>       Merge what DefectDojo takes for duplicates (server),
                                or what several scanners say of the same
                                (cross-tool). (values: off, server, cross-tool;
                                default: off)
        --aliases <aliases>     Identifiers of one vulnerability a line, or OSV's
                                records; repeatable.

      OPTIONS:
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        -f, --format <format>   What to write where --output does not say. (default:
                                ndjson)
        -o, --output <output>   A file to write, or - for standard output, as PATH or
                                FORMAT:PATH; repeatable.
        --baseline <baseline>   Earlier reports, or Winnow's output, to say what is
                                new and closed since; repeatable.
        --strict                Exit with 3 where a single record was not read, with
                                2 where a rule is odd.
        -v, --verbose           Say what each report was read as.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofExplain() throws {
    expectHelp(
      try WinnowRun(["explain", "--help"]).output,
      """
      OVERVIEW: Say why findings are kept, marked or dropped.

      For each finding: the decision, the rule that decided with its file and line,
      and what each other rule that applies to the finding said.

      USAGE: winnow explain [<options>] <reports> ...

      ARGUMENTS:
        <reports>               Reports, or - for standard input.

      FILTERING:
        --policy <policy>       A policy file; repeatable. Else winnow.yaml of this
                                folder or a parent in the repository.
        --no-policy             Do not look for a policy file.
        --min-severity <min-severity>
                                Drop findings that are less severe. (values:
                                Critical, High, Medium, Low, Info)
        -s, --severity <severity>
                                Drop findings of other severities than these:
                                High,Critical.
        --ignore-unfixed        Drop vulnerabilities without a fix.
        --ignorefile <ignorefile>
                                Suppressions of Trivy, Grype, osv-scanner,
                                Dependency-Check, ZAP and others; repeatable.
        --vex <vex>             OpenVEX, CSAF or CycloneDX VEX; repeatable.
        --epss <epss>           EPSS scores: the CSV of FIRST, plain or gzip.
        --kev <kev>             CISA's catalogue of known exploited vulnerabilities.
        --only <only>           Keep only findings with field=value; repeatable.
        --show-suppressed       List dropped findings, with the rule that dropped
                                them.
        --fail-on <fail-on>     Exit with 1 where a finding is at least so severe.
                                (values: Critical, High, Medium, Low, Info)
        --exit-code <exit-code> What to exit with, instead of 1, where a gate is met.
        --redact                Replace secret values by keyed digests.
        --redaction-key-file <redaction-key-file>
                                The key for that; else WINNOW_REDACTION_KEY is one.
        --receipt <receipt>     Write what became of all findings, as JSON.

      OPTIONS:
        --finding <finding>     Only findings with this hash_code, identifier, or
                                part of a title.
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofPolicy() throws {
    expectHelp(
      try WinnowRun(["policy", "--help"]).output,
      """
      OVERVIEW: Check, test and write policy files.

      USAGE: winnow policy <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        check                   Say what is wrong or odd in policy and suppression
                                files.
        test                    Check that a policy decides about findings as
                                expected.
        import                  Write the suppressions of other tools as rules of a
                                winnow.yaml.
        schema                  Print the JSON Schema of policy files, for editors.

        See 'winnow help policy <subcommand>' for detailed help.
      """)
  }

  @Test func ofPolicyCheck() throws {
    expectHelp(
      try WinnowRun(["policy", "check", "--help"]).output,
      """
      OVERVIEW: Say what is wrong or odd in policy and suppression files.

      A file with `rules`, `severity`, `rewrite`, `gate` or `settings` is read as a
      policy, any other as a suppression file of another tool. Exits with 2 where a
      file cannot be understood, and with --strict where a rule is odd.

      USAGE: winnow policy check [<files> ...] [--strict] [--quiet] [--no-color]

      ARGUMENTS:
        <files>                 Files; else the policy file that a run here would
                                find.

      OPTIONS:
        --strict                Exit with 2 where a rule is odd, as when it is
                                expired.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofPolicyTest() throws {
    expectHelp(
      try WinnowRun(["policy", "test", "--help"]).output,
      """
      OVERVIEW: Check that a policy decides about findings as expected.

      A test file is YAML with a list `tests`; each has a `name`, a `finding` by
      DefectDojo's field names or a `report`, and what is expected: `expect` kept,
      dropped or a mark, and if wanted the `rule`, the `severity`, and `now`. Exits
      with 1 where a test fails.

      USAGE: winnow policy test [<options>] [<files> ...]

      ARGUMENTS:
        <files>                 Test files; else winnow.test.yaml. (default:
                                winnow.test.yaml)

      FILTERING:
        --policy <policy>       A policy file; repeatable. Else winnow.yaml of this
                                folder or a parent in the repository.
        --no-policy             Do not look for a policy file.
        --min-severity <min-severity>
                                Drop findings that are less severe. (values:
                                Critical, High, Medium, Low, Info)
        -s, --severity <severity>
                                Drop findings of other severities than these:
                                High,Critical.
        --ignore-unfixed        Drop vulnerabilities without a fix.
        --ignorefile <ignorefile>
                                Suppressions of Trivy, Grype, osv-scanner,
                                Dependency-Check, ZAP and others; repeatable.
        --vex <vex>             OpenVEX, CSAF or CycloneDX VEX; repeatable.
        --epss <epss>           EPSS scores: the CSV of FIRST, plain or gzip.
        --kev <kev>             CISA's catalogue of known exploited vulnerabilities.
        --only <only>           Keep only findings with field=value; repeatable.
        --show-suppressed       List dropped findings, with the rule that dropped
                                them.
        --fail-on <fail-on>     Exit with 1 where a finding is at least so severe.
                                (values: Critical, High, Medium, Low, Info)
        --exit-code <exit-code> What to exit with, instead of 1, where a gate is met.
        --redact                Replace secret values by keyed digests.
        --redaction-key-file <redaction-key-file>
                                The key for that; else WINNOW_REDACTION_KEY is one.
        --receipt <receipt>     Write what became of all findings, as JSON.

      OPTIONS:
        --now <now>             The day that counts as today, as 2027-01-31.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofPolicyImport() throws {
    expectHelp(
      try WinnowRun(["policy", "import", "--help"]).output,
      """
      OVERVIEW: Write the suppressions of other tools as rules of a winnow.yaml.

      Reads .trivyignore, .trivyignore.yaml, Grype's configuration, osv-scanner.toml,
      Dependency-Check's suppressions, ZAP's configuration, .gitleaksignore, .snyk,
      the filters of sarif-tools, SARIF suppressions, and VEX as OpenVEX, CSAF and
      CycloneDX. What has no counterpart is named and left out.

      USAGE: winnow policy import <files> ... [--output <output>] [--quiet] [--no-color]

      ARGUMENTS:
        <files>                 Files.

      OPTIONS:
        -o, --output <output>   The file to write, or - for standard output.
                                (default: -)
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofClean() throws {
    expectHelp(
      try WinnowRun(["clean", "--help"]).output,
      """
      OVERVIEW: Take the records of dropped findings out of a report.

      The rest of the report stays as it is, byte for byte, so that the server's own
      parser reads it. A record goes only if all findings made of it are dropped;
      what has to stay is named.

      USAGE: winnow clean [<options>] <report>

      ARGUMENTS:
        <report>                The report, or - for standard input.

      FILTERING:
        --policy <policy>       A policy file; repeatable. Else winnow.yaml of this
                                folder or a parent in the repository.
        --no-policy             Do not look for a policy file.
        --min-severity <min-severity>
                                Drop findings that are less severe. (values:
                                Critical, High, Medium, Low, Info)
        -s, --severity <severity>
                                Drop findings of other severities than these:
                                High,Critical.
        --ignore-unfixed        Drop vulnerabilities without a fix.
        --ignorefile <ignorefile>
                                Suppressions of Trivy, Grype, osv-scanner,
                                Dependency-Check, ZAP and others; repeatable.
        --vex <vex>             OpenVEX, CSAF or CycloneDX VEX; repeatable.
        --epss <epss>           EPSS scores: the CSV of FIRST, plain or gzip.
        --kev <kev>             CISA's catalogue of known exploited vulnerabilities.
        --only <only>           Keep only findings with field=value; repeatable.
        --show-suppressed       List dropped findings, with the rule that dropped
                                them.
        --fail-on <fail-on>     Exit with 1 where a finding is at least so severe.
                                (values: Critical, High, Medium, Low, Info)
        --exit-code <exit-code> What to exit with, instead of 1, where a gate is met.
        --redact                Replace secret values by keyed digests.
        --redaction-key-file <redaction-key-file>
                                The key for that; else WINNOW_REDACTION_KEY is one.
        --receipt <receipt>     Write what became of all findings, as JSON.

      MERGING:
        --dedupe <dedupe>       Merge what DefectDojo takes for duplicates (server),
                                or what several scanners say of the same
                                (cross-tool). (values: off, server, cross-tool;
                                default: off)
        --aliases <aliases>     Identifiers of one vulnerability a line, or OSV's
                                records; repeatable.

      OPTIONS:
        --scan-type <scan-type> DefectDojo's scan type of the report; else found by
                                content.
        -o, --output <output>   The file to write, or - for standard output.
        --in-place              Replace the report itself.
        --fix-counts/--no-fix-counts
                                Lower the counts in the report that count what was
                                cut out. (default: --fix-counts)
        --max-size <max-size>   Split what is larger, as 95MB, into FILE.1.json and
                                so on.
        --strict                Exit with 3 where a single record was not read, with
                                2 where a rule is odd.
        -v, --verbose           Say what the report was read as.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofPreview() throws {
    expectHelp(
      try WinnowRun(["preview", "--help"]).output,
      """
      OVERVIEW: Say what reports hold, what the policy does, and what a server would
      do.

      Nothing is sent. With --baseline, the findings that a DefectDojo server has
      already are taken from earlier reports or from Winnow's own output, and what an
      import or a reimport would create, reactivate and close is foretold. Exits with
      5 where more findings than --max-close would be closed though nothing says that
      they are fixed.

      USAGE: winnow preview [<options>] <reports> ...

      ARGUMENTS:
        <reports>               Reports, or - for standard input.

      SERVER:
        --baseline <baseline>   What the server has: earlier reports, or Winnow's
                                output; repeatable.
        --as <as>               How the reports reach the server. (values: reimport,
                                import; default: reimport)
        --close-old-findings/--no-close-old-findings
                                Whether the server closes what the report lacks; a
                                reimport does so by itself.
        --do-not-reactivate     Leave closed findings closed.
        --service <service>     The service that all findings are given.
        --minimum-severity <minimum-severity>
                                What the server is told to ignore if it is less
                                severe. (values: Critical, High, Medium, Low, Info)
        --other-engagements <other-engagements>
                                What the product's other engagements have, for
                                duplicates; repeatable.
        --deduplication-on-engagement
                                The engagement's findings are no duplicates of those
                                of others.
        --repository <repository>
                                A Git repository, to follow findings into renamed
                                files.
        --since <since>         The revision that the baseline was made of. (default:
                                HEAD^)
        --max-close <max-close> How many findings may be closed without being fixed.

      FILTERING:
        --policy <policy>       A policy file; repeatable. Else winnow.yaml of this
                                folder or a parent in the repository.
        --no-policy             Do not look for a policy file.
        --min-severity <min-severity>
                                Drop findings that are less severe. (values:
                                Critical, High, Medium, Low, Info)
        -s, --severity <severity>
                                Drop findings of other severities than these:
                                High,Critical.
        --ignore-unfixed        Drop vulnerabilities without a fix.
        --ignorefile <ignorefile>
                                Suppressions of Trivy, Grype, osv-scanner,
                                Dependency-Check, ZAP and others; repeatable.
        --vex <vex>             OpenVEX, CSAF or CycloneDX VEX; repeatable.
        --epss <epss>           EPSS scores: the CSV of FIRST, plain or gzip.
        --kev <kev>             CISA's catalogue of known exploited vulnerabilities.
        --only <only>           Keep only findings with field=value; repeatable.
        --show-suppressed       List dropped findings, with the rule that dropped
                                them.
        --fail-on <fail-on>     Exit with 1 where a finding is at least so severe.
                                (values: Critical, High, Medium, Low, Info)
        --exit-code <exit-code> What to exit with, instead of 1, where a gate is met.
        --redact                Replace secret values by keyed digests.
        --redaction-key-file <redaction-key-file>
                                The key for that; else WINNOW_REDACTION_KEY is one.
        --receipt <receipt>     Write what became of all findings, as JSON.

      MERGING:
        --dedupe <dedupe>       Merge what DefectDojo takes for duplicates (server),
                                or what several scanners say of the same
                                (cross-tool). (values: off, server, cross-tool;
                                default: off)
        --aliases <aliases>     Identifiers of one vulnerability a line, or OSV's
                                records; repeatable.

      OPTIONS:
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        -f, --format <format>   What to write. (values: table, json, markdown, html;
                                default: table)
        -o, --output <output>   The file to write, or - for standard output.
                                (default: -)
        --only-new              Name only what is new; gates count only that.
        --strict                Exit with 3 where a single record was not read, with
                                2 where a rule is odd.
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofDetect() throws {
    expectHelp(
      try WinnowRun(["detect", "--help"]).output,
      """
      OVERVIEW: Say what reports are, and why.

      Looks at the content, not at the name; several candidates are ranked.

      USAGE: winnow detect <reports> ... [--quiet] [--no-color]

      ARGUMENTS:
        <reports>               Reports, or - for standard input.

      OPTIONS:
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofFormats() throws {
    expectHelp(
      try WinnowRun(["formats", "--help"]).output,
      """
      OVERVIEW: List what can be read and written.

      USAGE: winnow formats [--format <format>] [--written] [--schema]

      OPTIONS:
        -f, --format <format>   How to write the list. (values: table, json,
                                markdown; default: table)
        --written               List what findings can be written as, instead.
        --schema                Print the JSON Schema of `convert --format json`
                                instead.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  func expectHelp(
    _ actual: String, _ expected: String, location: SourceLocation = #_sourceLocation
  ) {
    let actual = HelpTests.withoutBlanksAtLineEnds(actual)
    #expect(actual == HelpTests.withoutBlanksAtLineEnds(expected), sourceLocation: location)
  }

  private static func withoutBlanksAtLineEnds(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
