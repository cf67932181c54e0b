// What of the findings is shown: words, severities, a tool, a decision, what a baseline lacks, and
// what was chosen in a chart.

class Filters {
  /** `changed` is told whenever something else is to be shown. */
  constructor(form, rows, changed) {
    this.form = form;
    this.rows = rows;
    this.texts = new SearchedTexts(rows);
    this.changed = changed;
    /** What was chosen in charts, by the name of a row's member. */
    this.chosen = new Map();
    const tools = [...new Set(rows.map(({ tool }) => tool))].sort();
    form.elements.tool.append(...tools.map((tool) => element("option", { value: tool }, tool)));
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("clear").addEventListener("click", () => this.clear());
    for (const bar of document.querySelectorAll("[data-filter]")) {
      bar.addEventListener("click", () => this.choose(bar.dataset.filter, bar.dataset.value));
    }
  }

  /** The rows that pass. */
  passing(rows) {
    const { search, severity, tool, decision, baseline } = this.form.elements;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set([...severity].filter(({ checked }) => checked).map(({ value }) => value));
    const chosen = [...this.chosen];
    if (words.length > 0) this.texts.finish();
    return rows.filter((row) =>
      (wanted.size === 0 || wanted.has(row.severity))
      && (tool.value === "" || row.tool === tool.value)
      && (decision.value === "" || (row.dismissal != null) === (decision.value === "dismissed"))
      && (!baseline?.value || row.new === (baseline.value === "new"))
      && chosen.every(([member, value]) => row[member] === value)
      && words.every((word) => row.text.includes(word)));
  }

  /** Lets all rows pass. */
  clear() {
    this.form.reset();
    this.chosen.clear();
    this.showChosen();
    this.changed();
  }

  /** Takes what a bar of a chart stands for; the page was written without unseen signs. */
  choose(filter, value) {
    const { severity, tool } = this.form.elements;
    const isMeant = (told) => told != null && written(`${told}`) === value;
    if (filter === "severity") {
      for (const box of severity) box.checked = box.value === value;
    } else if (filter === "tool") {
      tool.value = [...tool.options].find((option) => isMeant(option.value))?.value ?? "";
    } else {
      const row = this.rows.find((row) => isMeant(row[filter]));
      if (row) this.chosen.set(filter, row[filter]);
      this.showChosen();
    }
    this.changed();
    document.getElementById("findings").scrollIntoView();
  }

  showChosen() {
    document.getElementById("chosen").replaceChildren(...[...this.chosen].map(([filter, value]) => {
      const name = filter === "cwe" ? `CWE-${value}` : value;
      const button = element("button", { type: "button", class: "chip" }, name,
        element("span", { "aria-hidden": "true" }, " ×"));
      button.setAttribute("aria-label", `Show not only ${name}`);
      button.addEventListener("click", () => {
        this.chosen.delete(filter);
        this.showChosen();
        this.changed();
        this.form.elements.search.focus();
      });
      return button;
    }));
  }
}
