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
