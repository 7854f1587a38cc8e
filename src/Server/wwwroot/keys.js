// Keys: a search over everything (Ctrl+K, /), rows by j and k, a sheet of all keys (?). Without this file there are links to the same.

const box = document.getElementById("search-box");
const words = document.getElementById("search-words");
const hits = document.getElementById("search-hits");
const sheet = document.getElementById("key-sheet");

// Single keys can be switched off: who speaks to the computer, or often hits a key by mistake, would set them off unawares.
const off = "wcs-keys-off";
const stored = (() => { try { return localStorage; } catch { return null; } })();
const areOff = () => stored?.getItem(off) === "1";

// The box: what is typed is searched for while it is typed; the answer to an earlier text never takes the place of a later one's.
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

function show(html) {
  hits.innerHTML = html;
  const found = options();
  hits.hidden = found.length === 0;
  words.setAttribute("aria-expanded", found.length > 0 ? "true" : "false");
  const text = words.value.trim();
  box.querySelector("[data-found]").textContent =
    text === "" ? "" : found.length === 0 ? "Nothing fits." : found.length === 1 ? "1 found." : `${found.length} found.`;
  choose(found[0]);
}

async function search() {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams(new FormData(words.form));
  query.set("handler", "Hits");
  try {
    const answer = await fetch(`/search?${query}`, { cache: "no-store", signal: asked.signal });
    if (answer.redirected || answer.status === 401) {
      location.reload();
    } else if (answer.ok) {
      show(await answer.text());
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
  } else if (event.key === "Enter" && at >= 0 && !event.isComposing) {
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

// Rows of a list: what a row opens has the focus, so Enter does what it does by itself.
const isSeen = (e) => e.checkVisibility({ visibilityProperty: true });
const rows = () => [...document.querySelectorAll("main :is(a.row, .session h3 a, .problem a)")].filter(isSeen);

function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.closest("tr, li, .session, .problem")?.scrollIntoView({ block: "nearest" });
}

const single = {
  "/": open,
  "?": () => sheet?.showModal(),
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
