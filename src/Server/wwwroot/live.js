// Keeps the part of the page marked data-live as the server would render it now. Without this file the page is right when it is loaded.
const part = document.querySelector("[data-live]");
let isFetching = false;
let isStale = false;

function remember() {
  return {
    focus: document.activeElement && part.contains(document.activeElement) ? document.activeElement.id : "",
    open: new Map([...part.querySelectorAll("details[id]")].map((d) => [d.id, d.open])),
  };
}

function restore(kept) {
  for (const [id, open] of kept.open) {
    const details = document.getElementById(id);
    if (details) {
      details.open = open;
    }
  }
  if (kept.focus) {
    document.getElementById(kept.focus)?.focus({ preventScroll: true });
  }
}

async function refresh() {
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    do {
      isStale = false;
      const answer = await fetch(part.dataset.live, { cache: "no-store" });
      if (answer.redirected || answer.status === 401) {
        location.reload();
        return;
      }
      if (answer.ok) {
        const html = await answer.text();
        const kept = remember();
        part.innerHTML = html;
        restore(kept);
      }
    } while (isStale);
  } catch {
    // The connection is gone; the stream notices too, comes back by itself, and tells of a change then.
  } finally {
    isFetching = false;
  }
}

if (part) {
  const state = document.querySelector("[data-live-state]");
  const stream = new EventSource("/live");
  stream.addEventListener("open", () => { state.textContent = state.dataset.on; });
  stream.addEventListener("error", () => { state.textContent = state.dataset.off; });
  stream.addEventListener("changed", refresh);
  addEventListener("pagehide", () => stream.close());
}
