// Keys: a search over everything (Ctrl+K, /), rows by j and k, a sheet of all keys (?). Without this file there are links to the same.

const box = document.getElementById("search-box");
const words = document.getElementById("search-words");
const hits = document.getElementById("search-hits");
const sheet = document.getElementById("key-sheet");

// Single keys can be switched off: who speaks to the computer, or often hits a key by mistake, would set them off unawares.
const off = "wcs-keys-off";
const stored = (() => { try { return localStorage; } catch { return null; } })();
const areOff = () => stored?.getItem(off) === "1";

// The box: what is typed is searched for while it is typed; the answer to an earlier text never takes the place of a later one's. The hits
// carry the text they belong to: Enter opens one of them, or leads to the page as long as they are those of an earlier text.
const options = () => [...hits.querySelectorAll("[role=option]")];
let asked = null;
let waiting = 0;

function choose(option) {
  for (const other of options()) {
    other.setAttribute("aria-selected", other === option ? "true" : "false");
  }
  words.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
}

function show(html, text) {
  hits.innerHTML = html;
  hits.dataset.text = text;
  const count = hits.querySelectorAll("[role=group] [role=option]").length;
  hits.hidden = count === 0;
  words.setAttribute("aria-expanded", count > 0 ? "true" : "false");
  box.querySelector("[data-found]").textContent =
    text === "" ? "" : count === 0 ? "Nothing fits." : hits.querySelector("[data-more=true]") ? `The first ${count} of more.` : `${count} found.`;
  choose(options()[0]);
}

async function search() {
  asked?.abort();
  asked = new AbortController();
  const text = words.value.trim();
  const query = new URLSearchParams(new FormData(words.form));
  query.set("handler", "Hits");
  try {
    const answer = await fetch(`/search?${query}`, { cache: "no-store", signal: asked.signal });
    if (answer.redirected || answer.status === 401) {
      location.reload();
    } else if (answer.ok) {
      show(await answer.text(), text);
    }
  } catch {
    // A later text was typed, or the server is away: Enter leads to the page, which says so.
  }
}

function open() {
  if (!box.open) {
    document.querySelectorAll("dialog[open]").forEach((other) => other.close());
    box.showModal();
    words.select();
    search();
  }
}

words?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});
words?.addEventListener("keydown", (event) => {
  const all = options();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
  } else if (event.key === "Enter" && at >= 0 && !event.isComposing && hits.dataset.text === words.value.trim()) {
    event.preventDefault();
    all[at].click();
  }
});
hits?.addEventListener("pointermove", (event) => {
  const option = event.target.closest("[role=option]");
  if (option && option.getAttribute("aria-selected") !== "true") {
    choose(option);
  }
});
hits?.addEventListener("click", (event) => { if (event.target.closest("[role=option]")) { box.close(); } });
box?.addEventListener("click", (event) => { if (event.target === box) { box.close(); } });
document.addEventListener("click", (event) => {
  if (box && event.target.closest("a[data-search]") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open();
  }
});

// Rows of a list: what a row opens has the focus, so Enter does what it does by itself. A problem is one row, however much it lets do.
const isSeen = (e) => e.checkVisibility({ visibilityProperty: true });
const rows = () => [...document.querySelectorAll("main :is(a.row, .session h3 a, .problem)")]
  .map((e) => e.matches(".problem") ? [...e.querySelectorAll("a, button")].find(isSeen) : e)
  .filter((e) => e && isSeen(e));

function step(by) {
  const all = rows();
  const active = document.activeElement;
  const at = all.findIndex((row) => row === active || row.closest(".problem")?.contains(active));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.closest("tr, li, .session, .problem")?.scrollIntoView({ block: "nearest" });
}

const single = {
  "/": box && open,
  "?": sheet && (() => sheet.showModal()),
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement.closest("tr")?.querySelector("input[type=checkbox]")?.click(),
  n: () => document.querySelector("main a[rel=next]")?.click(),
  p: () => document.querySelector("main a[rel=prev]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k" && box) {
    event.preventDefault();
    open();
    return;
  }
  const does = single[event.key];
  if (!does || event.ctrlKey || event.metaKey || event.altKey || areOff()
    || document.querySelector("dialog[open]") || event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) {
    return;
  }
  event.preventDefault();
  does();
});

for (const button of document.querySelectorAll("[data-keys-off]")) {
  const say = () => { button.textContent = areOff() ? button.dataset.off : button.dataset.on; };
  button.hidden = stored === null;
  button.addEventListener("click", () => {
    stored.setItem(off, areOff() ? "0" : "1");
    say();
  });
  say();
}
