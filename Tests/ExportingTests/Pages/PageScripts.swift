/// What tests ask pages.
enum PageScripts {
  /// The texts that stand out less than 4.5 to 1 from what is behind them, the large ones 3 to 1.
  static let faintTexts = """
    const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => {
      const [r, g, b] = numbers(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if ((numbers(color)[3] ?? 1) === 1) return color;
      }
      return "rgb(255, 255, 255)";
    };
    const hasText = (one) => [...one.childNodes].some((node) =>
      node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    return [...document.querySelectorAll("body *")].filter((one) => {
      if (!hasText(one) || !one.checkVisibility() || one.disabled) return false;
      if (["SCRIPT", "NOSCRIPT", "title", "desc"].includes(one.nodeName)) return false;
      const style = getComputedStyle(one);
      const color = one instanceof SVGElement ? style.fill : style.color;
      const [bright, dim] = [light(color), light(behind(one))].sort((a, b) => b - a);
      const isLarge = parseFloat(style.fontSize) >= 24;
      return (bright + 0.05) / (dim + 0.05) < (isLarge ? 3 : 4.5);
    }).map((one) => `${one.nodeName}.${one.className}: ${one.textContent}`);
    """

  /// What can be used or read and has no name, and identifiers that are not the only ones.
  static let nameless = """
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const named = (one) => one.ariaLabel || one.labels?.length || one.textContent.trim() !== ""
      || document.getElementById(one.getAttribute("aria-labelledby"));
    const lost = ["aria-labelledby", "aria-describedby", "aria-controls"].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].filter((one) =>
        !document.getElementById(one.getAttribute(name))));
    return [
      ...[...document.querySelectorAll("button, input, select, a, svg, section, [role=region]")]
        .filter((one) => !named(one)),
      ...lost,
      ...document.querySelectorAll("#table > tbody > tr:not(.details) > th:not([scope=row])"),
      ...document.querySelectorAll("thead th:not([scope=col])"),
    ].map((one) => one.outerHTML).concat(ids.filter((id, at) => ids.indexOf(id) !== at));
    """
}
