// The findings, as the page holds them: in portions, and of each finding two lines of JSON, what its
// row tells and all of it. Only the first is read at once.

const severities = ["Critical", "High", "Medium", "Low", "Info"];
const portions = [...document.querySelectorAll("script.findings")];

const linesOf = (portion) => portions[portion].textContent.trim().split("\n");

/** All findings, in the order of the reports. */
function readRows() {
  return portions.flatMap((_, portion) => {
    const rows = linesOf(portion).filter((_, line) => line % 2 === 0).map((line) => JSON.parse(line));
    return rows.map((row, index) => Object.assign(row, { portion, index }));
  });
}

/** The whole finding of a row. */
function findingOf({ portion, index }) {
  return JSON.parse(linesOf(portion)[2 * index + 1]);
}

/** What a search looks into, which is made portion by portion while nothing else is to be done. */
class SearchedTexts {
  constructor(rows) {
    this.rows = rows;
    this.ready = 0;
    const later = () => this.readyNext() && setTimeout(later);
    setTimeout(later);
  }

  /** Makes the texts of one more portion; tells whether there was one. */
  readyNext() {
    if (this.ready === this.rows.length) return false;
    const { portion } = this.rows[this.ready];
    const lines = linesOf(portion);
    for (; this.rows[this.ready]?.portion === portion; this.ready += 1) {
      const row = this.rows[this.ready];
      row.text = searched(row, JSON.parse(lines[2 * row.index + 1]));
    }
    return true;
  }

  /** Makes all texts that are still missing. */
  finish() {
    while (this.readyNext());
  }
}

/** What a search looks into, of one finding. */
function searched(row, finding) {
  return [
    row.title, row.tool, row.component, row.place, row.dismissal, row.hash, row.severity,
    row.cwe && `CWE-${row.cwe}`, finding.file_path, finding.url, finding.service, finding.fix_version,
    finding.vuln_id_from_tool, finding.unique_id_from_tool, ...(finding.vulnerability_ids ?? []),
    ...(finding.tags ?? []), finding.description, finding.mitigation,
  ].filter(Boolean).join("\n").toLowerCase();
}

/** What rows are sorted by, of each column. */
const sortKeys = {
  severity: (row) => severities.indexOf(row.severity),
  title: (row) => row.title.toLowerCase(),
  component: (row) => (row.component ?? "").toLowerCase(),
  place: (row) => row.place.toLowerCase(),
  tool: (row) => row.tool.toLowerCase(),
  cwe: (row) => row.cwe ?? Infinity,
  dismissal: (row) => (row.dismissal ?? "").toLowerCase(),
};

/** Rows by a column; those that are alike stay in the order that they had. */
function sorted(rows, column, isDescending) {
  const sign = isDescending ? -1 : 1;
  return rows.map((row) => ({ row, key: sortKeys[column](row) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
    .map(({ row }) => row);
}
