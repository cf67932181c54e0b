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
        convert                 Write the findings of reports, one a line.
        detect                  Say what reports are, and why.
        formats                 List what can be read.

        See 'winnow help <subcommand>' for detailed help.
      """)
  }

  @Test func ofConvert() throws {
    expectHelp(
      try WinnowRun(["convert", "--help"]).output,
      """
      OVERVIEW: Write the findings of reports, one a line.

      Several reports are read side by side; their findings are written in the order
      given. Reports may be compressed (gzip, zstd) or in a zip archive.
      SOURCE_DATE_EPOCH sets what counts as now; DD_HASHCODE_FIELDS_PER_SCANNER and
      DD_DEDUPLICATION_ALGORITHM_PER_PARSER are taken as the server's own.

      USAGE: winnow convert <reports> ... [--scan-type <scan-type>] [--format <format>] [--output <output>] [--strict] [--verbose] [--quiet] [--no-color]

      ARGUMENTS:
        <reports>               Reports, or - for standard input.

      OPTIONS:
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        -f, --format <format>   What to write. (values: ndjson, json; default: ndjson)
        -o, --output <output>   The file to write, or - for standard output.
                                (default: -)
        --strict                Exit with 3 where a single record was not read.
        -v, --verbose           Say what each report was read as.
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
      OVERVIEW: List what can be read.

      USAGE: winnow formats [--format <format>]

      OPTIONS:
        -f, --format <format>   How to write the list. (values: table, json,
                                markdown; default: table)
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  private func expectHelp(
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
