import Testing

/// The help of the commands that talk to DefectDojo.
extension HelpTests {
  @Test func ofDefectDojo() throws {
    expectHelp(
      try WinnowRun(["defectdojo", "--help"]).output,
      """
      OVERVIEW: Deliver to a DefectDojo server, and ask it.

      The server's address is taken from DEFECTDOJO_URL and the token from
      DEFECTDOJO_API_TOKEN; the names that other programs have for them are read too.
      Works with DefectDojo 2 and 3.

      USAGE: winnow defectdojo <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        check                   Say whether deliveries will work: address, token,
                                version, rights and settings.
        import                  Upload reports, each into a test of its own.
        reimport                Upload reports into the tests that have their
                                findings.
        post                    Post the findings of a report one by one; uploading
                                is better where it can be.
        preview                 Say what a reimport of reports would do with the
                                findings of the live test.
        products                List or change products of the server.
        product-types           List or change product types of the server.
        engagements             List or change engagements of the server.
        tests                   List or change tests of the server.
        findings                List or change findings of the server.
        endpoints               List or change endpoints of the server.
        urls                    List or change URLs of the server.
        test-types              List or change test types of the server.
        users                   List or change users of the server.
        test-imports            List or change test imports of the server.

        See 'winnow help defectdojo <subcommand>' for detailed help.
      """)
  }

  @Test func ofDefectDojoReimport() throws {
    expectHelp(
      try WinnowRun(["defectdojo", "reimport", "--help"]).output,
      """
      OVERVIEW: Upload reports into the tests that have their findings.

      The server creates what is new, reactivates what is back and closes what is
      gone. What it will do is said beforehand, against the live test; more than
      --max-close findings that nothing says are fixed are not closed: exit code 5.

      USAGE: winnow defectdojo reimport [<options>] <reports> ...

      ARGUMENTS:
        <reports>               Reports.

      UPLOAD:
        --product-type-name <product-type-name>
                                The product type, where the product is to be made.
        --product-name <product-name>
                                The product.
        --engagement-name <engagement-name>
                                The engagement.
        --test-title <test-title>
                                The title of the test.
        --auto-create-context   Make product, engagement and test where there are
                                none.
        --engagement-end-date <engagement-end-date>
                                The last day of an engagement that is made, as
                                2027-11-22.
        --deduplication-on-engagement
                                Have the engagement that is made look for duplicates
                                in itself alone.
        --source-code-management-uri <source-code-management-uri>
                                The repository of the engagement that is made.
        --minimum-severity <minimum-severity>
                                The server leaves less severe findings out, and a
                                reimport closes them. (values: Critical, High,
                                Medium, Low, Info)
        --active/--no-active    Whether findings are active; else the scanner's
                                report says.
        --verified/--no-verified
                                Whether findings are verified; else the scanner's
                                report says.
        --scan-date <scan-date> The day of the scan, as 2026-11-22.
        --close-old-findings/--no-close-old-findings
                                Whether the server closes what the report lacks; a
                                reimport does so by itself.
        --close-old-findings-product-scope
                                Close them in all engagements of the product.
        --service <service>     The service that all findings are given; it counts in
                                their hash.
        --tag <tag>             A tag for the test; repeatable.
        --apply-tags-to-findings
                                Give the tags to the findings too.
        --apply-tags-to-endpoints
                                Give the tags to the endpoints too.
        --group-by <group-by>   Group findings by component_name, file_path,
                                finding_title or another.
        --create-finding-groups-for-all-findings/--no-create-finding-groups-for-all-findings
                                Whether single findings are groups too.
        --branch-tag <branch-tag>
                                The branch or tag that was scanned; else what the CI
                                service says.
        --commit-hash <commit-hash>
                                The commit that was scanned; else what the CI service
                                says.
        --build-id <build-id>   The build; else what the CI service says.
        --version <version>     The version of the product.
        --environment <environment>
                                The environment, as Production.
        --lead <lead>           The id of the user who leads.
        --endpoint-to-add <endpoint-to-add>
                                The id of an endpoint that all findings are given.
        --api-scan-configuration <api-scan-configuration>
                                The id of an API scan configuration.
        --push-to-jira          Push the findings to Jira.
        --deduplication-execution-mode <deduplication-execution-mode>
                                Whether the server answers before it knows of
                                duplicates: async, async_wait, sync. (default:
                                async_wait)

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

      SERVER:
        --url <url>             The server's address; else DEFECTDOJO_URL.
        --token-file <token-file>
                                A file with the API token, or - for standard input;
                                else DEFECTDOJO_API_TOKEN.
        --cacert <cacert>       Certificates to trust beside the system's, in PEM;
                                repeatable.
        --client-cert <client-cert>
                                The certificate to show, in PEM.
        --client-key <client-key>
                                The key of that certificate, in PEM.
        --insecure              Trust any certificate, and so anyone who stands
                                between.
        --proxy <proxy>         A proxy, or "" for none; else HTTPS_PROXY and
                                NO_PROXY.
        --header <header>       A header that a gateway wants, as 'Name: value';
                                repeatable.
        --timeout <timeout>     How many seconds an upload may take. (default: 1800)
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.

      OPTIONS:
        --test-id <test-id>     The id of the test, instead of names.
        --do-not-reactivate     Leave closed findings closed.
        --dry-run               Show what would be sent and what it would do; send
                                nothing.
        --cleanup               Remove the empty test that the server makes of a
                                report that it cannot read.
        --strict                Upload nothing where a single record was not read.
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        --as <as>               Upload each report in its own format, without what is
                                dropped (native), or the findings of all as Generic
                                Findings Import, a test for each tool (generic).
                                (values: native, generic; default: native)
        --max-size <max-size>   The most that the server takes at once, for what is
                                generic: 100MB, 20MiB.
        --max-close <max-close> How many findings may be closed without being fixed.
        --foretell-duplicates/--no-foretell-duplicates
                                Whether duplicates of what else the product has are
                                foretold; else where that has no more than 5000
                                findings.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofDefectDojoProductsList() throws {
    expectHelp(
      try WinnowRun(["defectdojo", "products", "list", "--help"]).output,
      """
      OVERVIEW: List products.

      Filters: business_criticality, created, description, external_audience,
      has_tags, id, internet_accessible, lifecycle, name, name__contains, name_exact,
      not_tag, not_tags, o, origin, outside_of_sla, platform, prefetch,
      prod_numeric_grade, prod_type, product_manager, regulations, revenue, tag,
      tags, tags__and, team_manager, technical_contact, tid, updated, user_records.

      USAGE: winnow defectdojo products list <options>

      SERVER:
        --url <url>             The server's address; else DEFECTDOJO_URL.
        --token-file <token-file>
                                A file with the API token, or - for standard input;
                                else DEFECTDOJO_API_TOKEN.
        --cacert <cacert>       Certificates to trust beside the system's, in PEM;
                                repeatable.
        --client-cert <client-cert>
                                The certificate to show, in PEM.
        --client-key <client-key>
                                The key of that certificate, in PEM.
        --insecure              Trust any certificate, and so anyone who stands
                                between.
        --proxy <proxy>         A proxy, or "" for none; else HTTPS_PROXY and
                                NO_PROXY.
        --header <header>       A header that a gateway wants, as 'Name: value';
                                repeatable.
        --timeout <timeout>     How many seconds an upload may take. (default: 1800)
        -q, --quiet             Say nothing but errors.
        --no-color              Use no colours; so does NO_COLOR.

      OPTIONS:
        --filter <filter>       Only those with this name=value; repeatable, lists
                                with commas.
        --limit <limit>         How many are enough. (default: 1000)
        -f, --format <format>   What to write: table, or json, one object a line.
                                (values: table, json; default: table)
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }
}
