// All that is known of one finding.

/** What stands below the row of a finding. */
function details(row) {
  const finding = findingOf(row);
  const place = (finding.locations ?? []).find(({ type, snippet }) => type === "code" && snippet);
  return [
    element("div", { class: "texts" },
      prose("Description", finding.description),
      place && [element("h4", {}, "Code"), code(place.snippet.split("\n"))],
      prose("Impact", finding.impact),
      prose("Mitigation", finding.mitigation),
      prose("Steps to reproduce", finding.steps_to_reproduce),
      prose("Why it is so severe", finding.severity_justification),
      prose("References", finding.references),
      (finding.request_response_pairs ?? []).map(exchange)),
    element("dl", { class: "facts" }, facts(row, finding)),
  ];
}

function prose(title, text) {
  return text?.trim() ? [element("h4", {}, title), markdown(text)] : [];
}

function exchange({ request, response }) {
  return [["Request", request], ["Response", response]].filter(([, text]) => text)
    .map(([title, text]) => element("details", {}, element("summary", {}, title), code(text.split("\n"))));
}

function facts(row, finding) {
  const { triage, merged, source } = finding;
  const was = triage?.severity_was;
  return [
    fact("Severity", finding.severity + (was ? `, was ${was} (${triage.severity_by})` : "")),
    fact("Baseline", row.new == null ? null : row.new ? "new" : "unchanged"),
    fact("Dismissed", row.dismissal),
    fact("Decided by", triage?.rule && `${triage.rule} (${triage.origin})`),
    fact("Identifiers", finding.vulnerability_ids),
    fact("Rule", finding.vuln_id_from_tool),
    fact("CWE", (finding.cwes ?? (row.cwe ? [row.cwe] : [])).map((number) => `CWE-${number}`)),
    fact("CVSS 4.0", scored(finding.cvssv4_score, finding.cvssv4)),
    fact("CVSS 3", scored(finding.cvssv3_score, finding.cvssv3)),
    fact("EPSS", finding.epss_score == null ? null : percent(finding.epss_score)),
    fact("Exploited", finding.known_exploited ? `known${finding.kev_date ? ` since ${finding.kev_date}` : ""}` : null),
    fact("Component", row.component),
    fact("Fixed in", finding.fix_version),
    fact("File", finding.file_path && row.place),
    fact("URL", finding.url && webText(finding.url)),
    fact("Locations", listedPlaces(finding.locations ?? [], row)),
    fact("Service", finding.service),
    fact("Parameter", finding.param),
    fact("Tags", finding.tags),
    fact("Date", finding.date),
    fact("Occurrences", finding.nb_occurences > 1 ? `${finding.nb_occurences}` : null),
    fact("Tool", `${row.tool} (${finding.scan_type})`),
    fact("Tool's identity", finding.unique_id_from_tool),
    fact("Stands for", merged?.members.map((one) => `${one.scan_type}: ${one.title} (${one.report})`)),
    fact("Since they are", merged && `${merged.reason} (${merged.confidence})`),
    fact("Report", [source.report, ...source.records.slice(0, 5).map(({ path }) => path)]),
    fact("hash_code", finding.hash_code && element("a", { href: `#${finding.hash_code}` }, finding.hash_code)),
  ];
}

/** A name with what is told under it: a text, a part of the page, or several of them. */
function fact(name, told) {
  const all = [told].flat().filter((one) => one != null && one !== "");
  if (all.length === 0) return [];
  return [element("dt", {}, name), ...all.map((one) => element("dd", { dir: "auto" }, one))];
}

const mostPlaces = 50;

function listedPlaces(locations, row) {
  const texts = locations.map(placeText).filter((text) => text && text !== row.place);
  const more = texts.length - mostPlaces;
  return [...texts.slice(0, mostPlaces).map(webText), more > 0 ? `and ${more} more` : null];
}

function placeText(location) {
  switch (location.type) {
    case "code": return location.line ? `${location.file_path}:${location.line}` : location.file_path;
    case "dependency": return location.purl;
    default: return location.url || location.host;
  }
}

/** An address of the web as a link; another text as it is. */
function webText(text) { return link(text, [text]) ?? text; }

function scored(score, vector) {
  return [score?.toFixed(1), vector].filter(Boolean).join("  ");
}

function percent(probability) { return `${(probability * 100).toFixed(probability < 0.1 ? 2 : 1)} %`; }
