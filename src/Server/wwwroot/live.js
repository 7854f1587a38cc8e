// Makes pages lively; without this file each is right when it is loaded. Parts marked data-live are fetched again when the stream they
// name says that something changed, and once a minute, because they say how long ago things were.

const minute = 60_000;
const parts = [...document.querySelectorAll("[data-live]")].map((element) => ({ element, isFetching: false, isStale: false }));
const streams = new Map();

// What has no id is known by where it leads, or by what it is called.
const known = (e) => e.id || e.getAttribute("href") || `${e.name ?? ""}=${e.value ?? ""}`;
const pressed = "a[href], button, input, select, summary";

function remember(element) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  return {
    focus: focused && known(focused),
    place: focused ? [...element.querySelectorAll(pressed)].indexOf(focused) : -1,
    typed: new Map([...element.querySelectorAll("input[id], select[id]")].map((i) => [i.id, [i.value, i.checked]])),
    open: new Map([...element.querySelectorAll("details[id]")].map((d) => [d.id, d.open])),
  };
}

function restore(element, kept) {
  for (const [id, open] of kept.open) {
    const details = document.getElementById(id);
    if (details) {
      details.open = open;
    }
  }
  for (const [id, [value, checked]] of kept.typed) {
    const input = document.getElementById(id);
    if (input) {
      input.value = value;
      input.checked = checked;
    }
  }
  if (kept.focus) {
    const all = [...element.querySelectorAll(pressed)];
    const same = all.filter((e) => known(e) === kept.focus);
    (same.includes(all[kept.place]) ? all[kept.place] : same[0] ?? all[Math.min(kept.place, all.length - 1)])?.focus({ preventScroll: true });
  }
}

// Those who do not see the page hear of what changed, not of everything that is on it.
const heard = new Map();
const voice = document.querySelector("[data-said]");
function say(element) {
  const text = element.querySelector("[data-say]")?.dataset.say ?? "";
  if (voice && text !== "" && text !== heard.get(element) && heard.has(element)) {
    voice.textContent = text;
  }
  heard.set(element, text);
}

async function refresh(part) {
  if (part.isFetching) {
    part.isStale = true;
    return;
  }
  part.isFetching = true;
  try {
    do {
      part.isStale = false;
      const answer = await fetch(part.element.dataset.live, { cache: "no-store" });
      if (answer.redirected || answer.status === 401) {
        location.reload();
        return;
      }
      if (answer.ok) {
        const html = await answer.text();
        if (html !== part.html) {
          const kept = remember(part.element);
          part.html = html;
          part.element.innerHTML = html;
          restore(part.element, kept);
          say(part.element);
          prepare(part.element);
          count(part.element);
        }
      }
    } while (part.isStale);
  } catch {
    // The connection is gone; the stream notices too, comes back by itself, and tells of a change then.
  } finally {
    part.isFetching = false;
  }
}

// A server that starts again is back in seconds; only a longer silence is worth a word. A browser gives a stream up for good when
// something else than a stream answers, such as a proxy before the server is back.
let silence = 0;
function isBack(isBack) {
  const gone = document.querySelector("[data-gone]");
  clearTimeout(silence);
  silence = 0;
  if (isBack) {
    gone?.setAttribute("hidden", "");
  } else {
    silence = setTimeout(() => gone?.removeAttribute("hidden"), 4_000);
  }
}

function listen(address) {
  if (streams.has(address)) {
    return;
  }
  const state = document.querySelector("[data-live-state]");
  const stream = new EventSource(address);
  streams.set(address, stream);
  stream.addEventListener("open", () => {
    isBack(true);
    if (state) {
      state.textContent = state.dataset.on;
    }
  });
  stream.addEventListener("error", () => {
    if (silence === 0) {
      isBack(false);
    }
    if (stream.readyState === EventSource.CLOSED) {
      streams.delete(address);
      setTimeout(() => listen(address), 5_000);
      parts.filter((p) => p.element.dataset.liveFrom === address).forEach(refresh);
    }
  });
  stream.addEventListener("changed", () => parts.filter((p) => p.element.dataset.liveFrom === address).forEach(refresh));
}

// How many things need somebody stands in the tab, too.
function count(root) {
  const needs = root.querySelector("[data-needs]")?.dataset.needs;
  if (needs !== undefined) {
    document.title = `${needs === "0" ? "" : `(${needs}) `}${document.title.replace(/^\(\d+\) /, "")}`;
  }
}

// What only this file can serve is hidden until it is here; steps that are done are ticked.
function prepare(root) {
  for (const done of root.querySelectorAll("[data-ticks]")) {
    for (const id of done.dataset.ticks.split(" ").filter(Boolean)) {
      const step = document.getElementById(id);
      step.className = "done";
      step.nextElementSibling?.classList.replace("later", "now");
    }
  }
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
  }
  root.dispatchEvent(new CustomEvent("fresh", { bubbles: true }));
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy)?.textContent.trim() ?? "";
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    button.textContent = "Selected, press Ctrl+C";
  }
  setTimeout(() => { button.textContent = words; }, 2000);
}

document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-ask]");
  if (asks && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const dialog = document.getElementById(asks.dataset.ask);
    if (dialog) {
      event.preventDefault();
      asks.closest("details")?.removeAttribute("open");
      dialog.close();
      dialog.showModal();
    }
  }
  const copies = event.target.closest("[data-copy]");
  if (copies) {
    copy(copies);
  }
  for (const menu of document.querySelectorAll("details:is(.menu, .switch, .who, .further)[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.activeElement?.closest("details:is(.menu, .switch, .who, .further)[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

// A form that is on its way is not sent twice.
document.addEventListener("submit", (event) => {
  if (event.target.method === "post") {
    setTimeout(() => event.target.querySelectorAll("button").forEach((b) => { b.disabled = true; }));
  }
});
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.querySelectorAll("form[method=post] button:disabled").forEach((b) => { b.disabled = false; });
  }
});

for (const dialog of document.querySelectorAll("dialog[open]")) {
  dialog.close();
  dialog.showModal();
}
prepare(document);
for (const slow of document.querySelectorAll("[data-fetch]")) {
  slow.setAttribute("aria-busy", "true");
  fetch(slow.dataset.fetch, { cache: "no-store" })
    .then(async (answer) => { if (answer.ok && !answer.redirected) { slow.innerHTML = await answer.text(); } })
    .catch(() => {})
    .finally(() => slow.removeAttribute("aria-busy"));
}
parts.forEach((part) => { say(part.element); listen(part.element.dataset.liveFrom); });
if (parts.length > 0) {
  setInterval(() => { if (!document.hidden) { parts.forEach(refresh); } }, minute);
  addEventListener("pagehide", () => streams.forEach((stream) => stream.close()));
}
