"use strict";

// Signs that nobody sees: they move a cursor, hide or reorder text. Joiners and soft hyphens stay.
const unseen = /(?![\n\t\u00ad\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What shows a text as it is: unseen signs by their numbers, all else as text, never as markup. */
function shown(text) {
  const lines = text.replaceAll("\r\n", "\n");
  if (lines.search(unseen) < 0) return lines;
  const parts = new DocumentFragment();
  let end = 0;
  for (const { 0: sign, index } of lines.matchAll(unseen)) {
    const number = sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const mark = document.createElement("span");
    mark.className = "sign";
    mark.textContent = `U+${number}`;
    parts.append(lines.slice(end, index), mark);
    end = index + sign.length;
  }
  parts.append(lines.slice(end));
  return parts;
}

/** The text as the page was written with it where no script had a hand in it. */
function written(text) {
  return text.replace(/[\r\n\t]/g, " ").replace(unseen, "\ufffd");
}

/** An element with attributes and children; a child that is a text is shown as such. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child != null) made.append(typeof child === "string" ? shown(child) : child);
  }
  return made;
}

/** A number as people write it. */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
