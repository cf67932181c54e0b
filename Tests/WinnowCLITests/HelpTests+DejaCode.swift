import Testing

/// The help of the commands that talk to DejaCode.
extension HelpTests {
  @Test func ofDejaCode() throws {
    expectHelp(
      try WinnowRun(["dejacode", "--help"]).output,
      """
      OVERVIEW: Keep requests of a DejaCode server up to date with findings, and ask
      it.

      The server's address is taken from DEJACODE_URL and the API key from
      DEJACODE_API_KEY. A server as it is shipped takes two requests a second;
      DEJACODE_PAUSE is the time between them in milliseconds (550) where it takes
      more.

      USAGE: winnow dejacode <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        check                   Say whether requests can be made: address, API key,
                                rights and templates.
        sync                    Make and keep up to date a request for each component
                                with findings.
        requests                List, make, change or comment on requests.
        templates               List the templates that requests are made from.

        See 'winnow help dejacode <subcommand>' for detailed help.
      """)
  }

  @Test func ofDejaCodeSync() throws {
    expectHelp(
      try WinnowRun(["dejacode", "sync", "--help"]).output,
      """
      OVERVIEW: Make and keep up to date a request for each component with findings.

      Requests have UUIDs that follow from product and finding, so that a run can be
      repeated, also after it was interrupted, and makes nothing twice. A change is
      one comment. What a person closed stays closed; what a run closed because its
      finding was gone is opened again when it is back.

      USAGE: winnow dejacode sync [<options>] <reports> ...

      ARGUMENTS:
        <reports>               Reports.

      REQUESTS:
        --settings <settings>   A YAML file with these flags as keys; form and
                                priorities are mappings, cc is a list.
        --template <template>   The name of the template that requests are made from.
        --product <product>     The product that the findings are of.
        --product-version <product-version>
                                The version of the product.
        --group-by <group-by>   What becomes one request, instead of a component;
                                none is a finding each. (values: component,
                                vulnerability, none)
        --form <form>           An answer to a question of the template, as
                                'Severity={severity}'; repeatable. In braces:
                                component, count, cwe, date, description, finding,
                                fix_available, fix_version, path, purl, references,
                                rule, scanner, severity, title, version,
                                vulnerabilities, vulnerability.
        --priority <priority>   The label of requests of a severity, as
                                Critical=Urgent; repeatable.
        --assignee <assignee>   Who has to look at new requests.
        --cc <cc>               An address that gets mail about new requests;
                                repeatable.
        --private               Have only staff see new requests; for API keys of
                                staff.
        --limit <limit>         How many requests are made in a run, the most severe
                                first.
        --scope <scope>         The name of the scan; else the scan types of the
                                reports.
        --close-gone            Close the scan's requests whose findings are gone;
                                for whole scans only.
        --max-close <max-close> How many requests may be closed; else half of those
                                that are open, or ten.
        --reopen                Open requests again that a person closed.

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

      SERVER:
        --url <url>             The server's address; else DEJACODE_URL.
        --token-file <token-file>
                                A file with the API token, or - for standard input;
                                else DEJACODE_API_KEY.
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
        --scan-type <scan-type> DefectDojo's scan type of the reports; else found by
                                content.
        --dry-run               Show what would be sent; send nothing.
        --vex-from-dejacode     Drop findings that DejaCode's analyses of the product
                                say need nothing.
        --strict                Send nothing where a single record was not read.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofDejaCodeRequestsCreate() throws {
    expectHelp(
      try WinnowRun(["dejacode", "requests", "create", "--help"]).output,
      """
      OVERVIEW: Make a request, and print its UUID.

      Required: title, request_template (its name or address). Others: assignee,
      cc_emails, content_object, is_private, notes, priority, product_context,
      serialized_data, status, uuid. The answers to the template's questions are
      serialized_data, an object of JSON.

      USAGE: winnow dejacode requests create [<options>] <fields> ...

      ARGUMENTS:
        <fields>                Fields as name=value; lists with commas.

      SERVER:
        --url <url>             The server's address; else DEJACODE_URL.
        --token-file <token-file>
                                A file with the API token, or - for standard input;
                                else DEJACODE_API_KEY.
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
        --dry-run               Show what would be sent; send nothing.
        --version               Show the version.
        -h, --help              Show help information.
      """)
  }

  @Test func ofDejaCodeRequestsList() throws {
    expectHelp(
      try WinnowRun(["dejacode", "requests", "list", "--help"]).output,
      """
      OVERVIEW: List requests.

      Filters: assignee, content_type, last_modified_date, ordering, priority,
      request_template, requester, search, status.

      USAGE: winnow dejacode requests list <options>

      SERVER:
        --url <url>             The server's address; else DEJACODE_URL.
        --token-file <token-file>
                                A file with the API token, or - for standard input;
                                else DEJACODE_API_KEY.
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
