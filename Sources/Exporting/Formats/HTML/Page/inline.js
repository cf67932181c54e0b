// What stands inside of a line of Markdown: code, emphasis and links.

/** Texts whose address is one of the web lead there, in a page of their own; others lead nowhere. */
function link(address, children) {
  const isOfWeb = /^https?:\/\/[^\s\/]/i.test(address);
  if (!isOfWeb || !URL.canParse(address)) return;
  const attributes = { href: address, rel: "noopener noreferrer", target: "_blank" };
  return element("a", attributes, children);
}

/** The nodes that a text in Markdown is made of. */
function inline(text, depth = 0) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(plain);
    plain = "";
  };
  // What does not come any more is not looked for again.
  const missing = new Set();
  for (let at = 0; at < text.length;) {
    const found = depth > deepestMarkdown ? undefined : span(text, at, depth, missing);
    if (!found) {
      plain += text[at];
      at += 1;
    } else if (typeof found.node === "string") {
      plain += found.node;
      at = found.end;
    } else {
      flush();
      nodes.push(found.node);
      at = found.end;
    }
  }
  flush();
  return nodes;
}

/** What begins at a place, if anything does. */
function span(text, at, depth, missing) {
  switch (text[at]) {
    case "\\": return /[!-\/:-@\[-`{-~]/.test(text[at + 1] ?? "") ? { node: text[at + 1], end: at + 2 } : undefined;
    case "`": return codeSpan(text, at, missing);
    case "*": case "_": case "~": return emphasis(text, at, depth, missing);
    case "!": return text[at + 1] === "[" ? linkSpan(text, at + 1, depth) : undefined;
    case "[": return linkSpan(text, at, depth);
    case "<": case "h": case "H": return address(text, at);
  }
}

function codeSpan(text, at, missing) {
  const run = text.slice(at).match(/^`+/)[0];
  if (missing.has(run)) return { node: run, end: at + run.length };
  let end = at + run.length;
  while ((end = text.indexOf(run, end)) >= 0) {
    let after = end + run.length;
    while (text[after] === "`") after += 1;
    if (after === end + run.length) {
      const inside = text.slice(at + run.length, end);
      const isPadded = /^ .* $/s.test(inside) && inside.trim() !== "";
      return { node: element("code", {}, isPadded ? inside.slice(1, -1) : inside), end: after };
    }
    end = after;
  }
  missing.add(run);
  return { node: run, end: at + run.length };
}

const emphases = { "**": "strong", "__": "strong", "~~": "del", "*": "em", "_": "em" };

function emphasis(text, at, depth, missing) {
  const sign = text[at + 1] === text[at] ? text.slice(at, at + 2) : text[at];
  const name = emphases[sign];
  const whole = { node: sign, end: at + sign.length };
  if (!name || missing.has(sign) || /^(?:\s|$)/.test(text[at + sign.length] ?? "")) return whole;
  // Names have signs of that kind inside of words.
  const isInWord = (place) => sign[0] === "_" && /\w/.test(text[place] ?? "");
  if (isInWord(at - 1)) return whole;
  let end = at + sign.length;
  while ((end = text.indexOf(sign, end + 1)) >= 0) {
    const isLonger = sign.length === 1 && (text[end + 1] === sign || text[end - 1] === sign);
    if (!isLonger && !/\s/.test(text[end - 1]) && !isInWord(end + sign.length)) {
      const inside = inline(text.slice(at + sign.length, end), depth + 1);
      return { node: element(name, {}, inside), end: end + sign.length };
    }
  }
  missing.add(sign);
  return whole;
}

const linkForm = /\[((?:[^\[\]\\]|\\.){0,1000})\]\(\s{0,9}<?([^\s<>]{1,2000}?)>?(?:\s{1,9}"[^"]{0,1000}")?\s{0,9}\)/y;

function linkSpan(text, at, depth) {
  linkForm.lastIndex = at;
  const found = linkForm.exec(text);
  const node = found && link(found[2], inline(found[1], depth + 1));
  if (node) return { node, end: linkForm.lastIndex };
}

const addressForm = /<?(https?:\/\/[^\s<>"'`|\\^{}]{1,2000})>?/iy;

/** An address in the text itself, without what only ends the sentence. */
function address(text, at) {
  if (/\w/.test(text[at - 1] ?? "")) return;
  addressForm.lastIndex = at;
  const found = addressForm.exec(text);
  if (!found) return;
  const isEnclosed = found[0].startsWith("<") && found[0].endsWith(">");
  let shownAddress = isEnclosed ? found[1] : found[1].replace(/[.,;:!?*_~\]]+$/, "");
  if (!isEnclosed && shownAddress.endsWith(")") && !shownAddress.includes("(")) {
    shownAddress = shownAddress.slice(0, -1);
  }
  const node = link(shownAddress, [shownAddress]);
  if (!node) return;
  if (isEnclosed) return { node, end: addressForm.lastIndex };
  return text[at] === "<" ? undefined : { node, end: at + shownAddress.length };
}
