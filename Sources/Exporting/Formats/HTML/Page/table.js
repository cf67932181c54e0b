// The table of findings: a page of rows at a time, sorted, each with details on demand.

const rowsOfPage = 100;
const rowsInPrint = 2000;

class FindingsTable {
  constructor(table, rows) {
    this.head = table.tHead;
    this.body = table.tBodies[0];
    this.sorted = rows;
    this.passing = rows;
    this.start = 0;
    this.open = new Set();
    for (const button of this.head.querySelectorAll("button")) {
      button.addEventListener("click", () => this.sort(button.value));
    }
    this.body.addEventListener("click", ({ target }) => {
      const button = target.closest(".title");
      if (button) this.toggle(button);
    });
    this.body.addEventListener("keydown", (event) => this.move(event));
  }

  /** Sorts by a column, the other way round when it was sorted by that already. */
  sort(column) {
    const head = this.head.querySelector(`[value=${column}]`).closest("th");
    const isDescending = head.ariaSort === "ascending";
    for (const other of this.head.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.ariaSort = isDescending ? "descending" : "ascending";
    this.sorted = sorted(this.sorted, column, isDescending);
    this.resorted?.();
  }

  /** Shows these rows, from the first one on. */
  show(rows) {
    this.passing = rows;
    this.start = 0;
    this.draw();
  }

  turn(pages) {
    this.start = Math.max(0, this.start + pages * rowsOfPage);
    this.draw();
  }

  /** Opens the page that a row is on, and its details. */
  reveal(row) {
    const place = this.passing.indexOf(row);
    if (place < 0) return;
    this.start = place - (place % rowsOfPage);
    this.open.add(row);
    this.draw();
    const button = this.body.querySelectorAll(".title")[place - this.start];
    button.focus();
    button.scrollIntoView({ block: "start" });
  }

  draw(start = this.start, count = rowsOfPage) {
    this.shown = this.passing.slice(start, start + count);
    this.body.replaceChildren(...this.shown.flatMap((row, number) => {
      const line = this.line(row, number);
      return this.open.has(row) ? [line, this.detailsLine(row, number)] : [line];
    }));
    this.drawn?.();
  }

  line(row, number) {
    const isOpen = this.open.has(row);
    const attributes = { type: "button", class: "title", "aria-expanded": `${isOpen}`, "data-number": number };
    if (isOpen) attributes["aria-controls"] = `details-${number}`;
    const badge = row.new ? [" ", element("span", { class: "new" }, "new")] : [];
    return element("tr", { class: row.dismissal == null ? null : "dismissed" },
      element("td", {}, element("span", { class: `severity ${row.severity.toLowerCase()}` }, row.severity)),
      element("th", { scope: "row" }, element("button", attributes, element("bdi", {}, row.title), badge)),
      [row.component, row.place, row.tool, row.cwe && `CWE-${row.cwe}`, row.dismissal]
        .map((text) => element("td", {}, element("bdi", {}, text ?? ""))));
  }

  detailsLine(row, number) {
    const cell = element("td", { colspan: "7" }, details(row));
    return element("tr", { class: "details", id: `details-${number}` }, cell);
  }

  toggle(button) {
    const number = Number(button.dataset.number);
    const row = this.shown[number];
    const line = button.closest("tr");
    if (this.open.delete(row)) {
      line.nextElementSibling.remove();
      button.removeAttribute("aria-controls");
    } else {
      this.open.add(row);
      line.after(this.detailsLine(row, number));
      button.setAttribute("aria-controls", `details-${number}`);
    }
    button.setAttribute("aria-expanded", `${this.open.has(row)}`);
  }

  /** From row to row with the arrow keys; Escape closes details. */
  move(event) {
    const line = event.target.closest("tr");
    const button = line.classList.contains("details")
      ? line.previousElementSibling.querySelector(".title") : event.target.closest(".title");
    if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && button.ariaExpanded === "true") {
      this.toggle(button);
      button.focus();
      return;
    }
    if (button !== event.target) return;
    const buttons = [...this.body.querySelectorAll(".title")];
    const place = buttons.indexOf(button);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }
}
