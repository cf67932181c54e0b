// Puts the parts together.

const rows = readRows();
const table = new FindingsTable(document.getElementById("table"), rows);
const filters = new Filters(document.getElementById("filters"), rows, () => {
  table.show(filters.passing(table.sorted));
});

table.resorted = filters.changed;

table.drawn = () => {
  const all = counted(rows.length, "finding");
  const { passing, start, shown } = table;
  document.getElementById("count").textContent =
    passing.length === rows.length ? all : `${passing.length.toLocaleString("en")} of ${all}`;
  document.getElementById("range").textContent = passing.length === 0 ? "Nothing is left of this choice."
    : `${(start + 1).toLocaleString("en")} to ${(start + shown.length).toLocaleString("en")}`;
  document.getElementById("previous").disabled = start === 0;
  document.getElementById("next").disabled = start + shown.length >= passing.length;
};

for (const [id, pages] of [["previous", -1], ["next", 1]]) {
  document.getElementById(id).addEventListener("click", () => {
    table.turn(pages);
    document.getElementById("findings").scrollIntoView();
  });
}

document.addEventListener("keydown", (event) => {
  const isInField = event.target.matches("input, select, textarea");
  if (event.key !== "/" || isInField || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  filters.form.elements.search.focus();
});

// Paper has no further pages to turn to.
addEventListener("beforeprint", () => table.draw(0, rowsInPrint));
addEventListener("afterprint", () => table.draw());

/** The address of the page may name a finding by its hash_code. */
function revealNamed() {
  const hash = location.hash.slice(1);
  const row = hash && rows.find((row) => row.hash === hash);
  if (!row) return;
  if (!table.passing.includes(row)) filters.clear();
  table.reveal(row);
}

document.getElementById("explorer").hidden = false;
table.sort("severity");
addEventListener("hashchange", revealNamed);
revealNamed();
