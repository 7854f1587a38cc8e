// Runs in a page and answers what is wrong with it, in sentences.
() => {
  const wrong = [];
  const isSeen = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  const describe = (e) => `<${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""}${typeof e.className === "string" && e.className ? "." + e.className.split(" ").join(".") : ""}> "${e.textContent.trim().slice(0, 40)}"`;

  // Names.
  const name = (e) => (e.getAttribute("aria-label")
    ?? (e.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim()).trim()
    || [...(e.labels ?? [])].map((l) => l.textContent).join(" ").trim() || (e.matches("input, select, textarea, progress") ? "" : e.textContent.trim());
  for (const e of all("a[href], button, input:not([type=hidden]), select, textarea, summary, progress, dialog, nav")) {
    if (!name(e) && e.tagName !== "DIALOG") wrong.push(`${describe(e)} has no name`);
  }
  for (const e of all("img:not([alt]), svg:not([aria-hidden]):not([role=img])")) wrong.push(`${describe(e)} is a picture without words`);
  for (const e of all("svg[role=img]")) if (!name(e)) wrong.push(`${describe(e)} is a picture without words`);

  // Structure.
  const ids = new Map();
  for (const e of document.querySelectorAll("[id]")) ids.set(e.id, (ids.get(e.id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) wrong.push(`${count} elements have the id ${id}`);
  if (all("h1").length !== 1) wrong.push(`the page has ${all("h1").length} main headings`);
  let level = 0;
  for (const e of all("h1, h2, h3, h4")) {
    const own = Number(e.tagName[1]);
    if (own > level + 1) wrong.push(`${describe(e)} follows a heading of level ${level}`);
    level = own;
  }
  if (all("main").length !== 1) wrong.push("the page has no main part");
  if (!document.documentElement.lang) wrong.push("the page has no language");
  for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
    for (const id of `${e.getAttribute("aria-labelledby") ?? ""} ${e.getAttribute("aria-describedby") ?? ""}`.split(" ").filter(Boolean)) {
      if (!document.getElementById(id)) wrong.push(`${describe(e)} refers to ${id}, which is not there`);
    }
  }
  for (const e of all("table")) if (!e.querySelector("th")) wrong.push(`${describe(e)} is a table without heads`);
  for (const e of document.querySelectorAll("[style], script:not([src]), [onclick]")) wrong.push(`${describe(e)} has a style or script of its own`);
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) wrong.push(`${describe(e)} changes the order of the keyboard`);

  // Contrast (WCAG 2.2, 1.4.3) of every text against what is really behind it.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] > 250) return color;
    }
    return rgba(getComputedStyle(document.documentElement).getPropertyValue("--paper"));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const e = text.parentElement;
    if (!text.data.trim() || !isSeen(e) || e.closest("[disabled], svg, .unseen, .skip")) continue;
    const style = getComputedStyle(e);
    const [one, two] = [light(rgba(style.color)), light(behind(e))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) poor.add(`${describe(e)} has a contrast of ${contrast.toFixed(2)}`);
  }
  wrong.push(...poor);

  // Nothing scrolls sideways, and what is pressed is large enough for a finger.
  if (document.documentElement.scrollWidth > innerWidth) {
    const widest = all("body *").filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("dialog")).slice(0, 3).map(describe);
    wrong.push(`the page scrolls sideways: ${widest.join(", ")}`);
  }
  for (const e of all("button, .button, summary, select, input:not([type=checkbox], [type=radio], [type=hidden])")) {
    if (e.getBoundingClientRect().height < 24) wrong.push(`${describe(e)} is only ${Math.round(e.getBoundingClientRect().height)} pixels high`);
  }
  return wrong;
}
