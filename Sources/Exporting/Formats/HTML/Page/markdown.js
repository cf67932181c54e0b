// Markdown as scanners write it: headings, paragraphs, lists, quotes, code and tables. Markup of
// HTML in it is text, nothing is loaded, and a line break stays one.

/** Longer texts are shown as they are, and so is what is nested deeper. */
const longestMarkdown = 200_000;
const deepestMarkdown = 8;
/** A wider table is none. */
const mostColumns = 50;

const marks = {
  blank: /^\s*$/,
  fence: /^ {0,3}(`{3,}|~{3,})[ \t]*[^`\n]*$/,
  heading: /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/,
  rule: /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/,
  quote: /^ {0,3}> ?/,
  item: /^( {0,3})([-*+]|\d{1,9}[.)])(?:[ \t]+|$)/,
  indented: /^(?: {4}|\t)/,
  underline: /^ {0,3}(=+|-+)[ \t]*$/,
  delimiters: /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/,
};

/** A text in Markdown as a part of the page. */
function markdown(text) {
  if (text.length > longestMarkdown) return element("pre", {}, text);
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return element("div", { class: "prose", dir: "auto" }, blocks(lines, 0));
}

/** The blocks that lines are; each reader takes lines from a place on, or none. */
function blocks(lines, depth) {
  if (depth > deepestMarkdown) return [element("p", {}, lines.join("\n"))];
  const readers = [fenced, headed, ruled, quoted, listed, preformatted, tabled, paragraph];
  const made = [];
  for (let at = 0; at < lines.length;) {
    if (marks.blank.test(lines[at])) {
      at += 1;
      continue;
    }
    for (const read of readers) {
      const block = read(lines, at, depth);
      if (!block) continue;
      made.push(block.node);
      at = block.end;
      break;
    }
  }
  return made;
}

/** The end of the lines from a place on that go on as they began. */
function endOf(lines, at, goesOn) {
  while (at < lines.length && goesOn(lines[at])) at += 1;
  return at;
}

function fenced(lines, at) {
  const sign = lines[at].match(marks.fence)?.[1];
  if (!sign) return;
  const closes = (line) => line.trim().startsWith(sign) && /^[`~]+$/.test(line.trim());
  const end = endOf(lines, at + 1, (line) => !closes(line));
  return { node: code(lines.slice(at + 1, end)), end: end + 1 };
}

function preformatted(lines, at) {
  if (!marks.indented.test(lines[at])) return;
  const end = endOf(lines, at, (line) => marks.indented.test(line) || marks.blank.test(line));
  return { node: code(lines.slice(at, end).map((line) => line.replace(marks.indented, ""))), end };
}

function code(lines) {
  return element("pre", { tabindex: "0" }, element("code", {}, lines.join("\n").trimEnd()));
}

/** Headings inside of a finding stand below its own. */
function headed(lines, at) {
  const [, signs, title] = lines[at].match(marks.heading) ?? [];
  if (!signs) return;
  const name = `h${Math.min(signs.length + 4, 6)}`;
  return { node: element(name, {}, inline((title ?? "").replace(/[ \t]+#+[ \t]*$/, ""))), end: at + 1 };
}

function ruled(lines, at) {
  if (marks.rule.test(lines[at])) return { node: element("hr"), end: at + 1 };
}

function quoted(lines, at, depth) {
  if (!marks.quote.test(lines[at])) return;
  const end = endOf(lines, at, (line) => marks.quote.test(line));
  const inside = lines.slice(at, end).map((line) => line.replace(marks.quote, ""));
  return { node: element("blockquote", {}, blocks(inside, depth + 1)), end };
}

function listed(lines, at, depth) {
  const first = lines[at].match(marks.item);
  if (!first) return;
  const isOrdered = /\d/.test(first[2]);
  const items = [];
  let width = 0;
  while (at < lines.length) {
    const mark = lines[at].match(marks.item);
    const isInside = /^\s/.test(lines[at]) && lines[at].slice(0, width).trim() === "";
    if (mark && !(items.length && isInside) && /\d/.test(mark[2]) === isOrdered) {
      width = mark[1].length + mark[2].length + 1;
      items.push([lines[at].slice(mark[0].length)]);
    } else if (marks.blank.test(lines[at])) {
      const next = lines[at + 1] ?? "";
      if (!marks.item.test(next) && next.slice(0, width).trim() !== "") break;
      if (marks.blank.test(next)) break;
      items.at(-1).push("");
    } else if (isInside) {
      items.at(-1).push(lines[at].slice(width));
    } else if (mark || startsBlock(lines[at])) {
      break;
    } else {
      items.at(-1).push(lines[at]);
    }
    at += 1;
  }
  const start = isOrdered ? { start: parseInt(first[2], 10) } : {};
  const nodes = items.map((item) => element("li", {}, loose(blocks(item, depth + 1))));
  return { node: element(isOrdered ? "ol" : "ul", start, nodes), end: at };
}

/** A paragraph alone needs no space around it. */
function loose(nodes) {
  return nodes[0]?.localName === "p" ? [...nodes[0].childNodes, ...nodes.slice(1)] : nodes;
}

function tabled(lines, at) {
  if (!lines[at].includes("|") || !marks.delimiters.test(lines[at + 1] ?? "")) return;
  if (!lines[at + 1].includes("|") || cells(lines[at]).length > mostColumns) return;
  const end = endOf(lines, at + 2, (line) => line.includes("|"));
  const row = (line, name) => element("tr", {},
    cells(line).slice(0, mostColumns).map((cell) => element(name, {}, inline(cell))));
  const body = lines.slice(at + 2, end).map((line) => row(line, "td"));
  return {
    node: element("div", { class: "wide", tabindex: "0" }, element("table", {},
      element("thead", {}, row(lines[at], "th")), element("tbody", {}, body))),
    end,
  };
}

function cells(line) {
  return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|").map((cell) => cell.trim());
}

function startsBlock(line) {
  return ["fence", "heading", "rule", "quote"].some((name) => marks[name].test(line));
}

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && !marks.blank.test(lines[end])) {
    if (marks.underline.test(lines[end])) {
      return { node: element("h5", {}, inline(lines.slice(at, end).join("\n"))), end: end + 1 };
    }
    if (startsBlock(lines[end]) || marks.item.test(lines[end])) break;
    end += 1;
  }
  return { node: element("p", {}, inline(lines.slice(at, end).join("\n").trim())), end };
}
