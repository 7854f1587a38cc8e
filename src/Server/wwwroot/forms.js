// Makes forms pleasant; without this file each does its work by its buttons.

// A table of things to choose: how many are chosen stands on the button, and one box chooses all.
function count(form) {
  const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
  const chosen = boxes.filter((box) => box.checked);
  for (const box of boxes) {
    box.closest("tr").classList.toggle("chosen", box.checked);
  }
  const all = form.querySelector("[data-choose-all]");
  if (all) {
    all.hidden = false;
    all.checked = boxes.length > 0 && chosen.length === boxes.length;
    all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
  }
  form.classList.toggle("none", chosen.length === 0);
  const [one, many] = form.dataset.choose.split("|");
  for (const button of form.querySelectorAll("[data-choose-do]")) {
    button.textContent = chosen.length === 0 ? `${button.dataset.chooseDo} selected` : `${button.dataset.chooseDo} ${chosen.length} ${chosen.length === 1 ? one : many}`;
    button.disabled = chosen.length === 0;
  }
}

function countAll(root) {
  (root.querySelectorAll ? root : document).querySelectorAll("form[data-choose]").forEach(count);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choose]");
  if (!form) {
    return;
  }
  if (event.target.matches("[data-choose-all]")) {
    form.querySelectorAll("input[type=checkbox][name]").forEach((box) => { box.checked = event.target.checked; });
  }
  count(form);
});
document.addEventListener("fresh", (event) => countAll(event.target));
addEventListener("pageshow", () => countAll(document));
countAll(document);

// A form whose effect is looked at before it is saved: a change makes the look stale.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-preview]");
  if (form && event.target.name) {
    form.querySelector("#save")?.setAttribute("disabled", "");
  }
});

// What was changed and not saved is not left without asking.
const kept = document.querySelector("form[data-unsaved]");
if (kept) {
  let isUnsaved = kept.dataset.unsaved === "true";
  kept.addEventListener("input", (event) => { isUnsaved ||= Boolean(event.target.name); });
  kept.addEventListener("submit", () => { isUnsaved = false; });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved) {
      event.preventDefault();
    }
  });
}

// What belongs to one choice only is shown with it.
function showFitting(form) {
  for (const part of form.querySelectorAll("[data-only]")) {
    const [name, value] = part.dataset.only.split("=");
    part.hidden = form.elements[name].value !== value;
  }
}
for (const form of document.querySelectorAll("form:has([data-only])")) {
  form.addEventListener("change", () => showFitting(form));
  showFitting(form);
}

// Finds a name in a long list of boxes; what is checked stays in sight.
document.addEventListener("input", (event) => {
  const finder = event.target;
  if (!finder.matches("[data-find]")) {
    return;
  }
  const text = finder.value.trim().toLowerCase();
  for (const entry of document.querySelectorAll(`${finder.dataset.find} [data-name]`)) {
    const names = [entry, ...entry.querySelectorAll("[data-name]")].map((e) => e.dataset.name.toLowerCase());
    entry.hidden = text !== "" && !names.some((name) => name.includes(text));
    const details = entry.querySelector(":scope > details");
    if (details && text !== "") {
      details.open = !entry.hidden;
    }
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-find]")) {
    event.preventDefault();
  }
});
const showFinders = (root) => root.querySelectorAll("[data-find]").forEach((finder) => { finder.hidden = false; });
showFinders(document);

// A long list comes when somebody wants to choose in it. The form goes along, so what is ticked comes back ticked.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-part]");
  if (!button) {
    return;
  }
  event.preventDefault();
  button.disabled = true;
  try {
    const answer = await fetch(`${button.formAction}&part=true`, { method: "POST", body: new FormData(button.form) });
    if (answer.ok && !answer.redirected) {
      const place = document.getElementById(button.dataset.part);
      place.innerHTML = await answer.text();
      showFinders(place);
      place.querySelector("input:not([type=hidden])")?.focus();
    }
  } finally {
    button.disabled = false;
  }
});
