/* Review by keyboard: S same, N not, J next, K previous, U undo, ? help. Never while typing; can be switched off. */
(() => {
  "use strict";
  let judged = null; // the pair judged last: it waits again when the judgement is taken back
  const links = () => [...document.querySelectorAll(".queue a")];
  const current = () => links().findIndex((link) => link.hasAttribute("aria-current"));

  const open = (link) => {
    for (const other of links()) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    link.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = links();
    const next = all[current() + by];
    if (next) next.click();
  };
  const press = (key) => {
    if (document.querySelector(".htmx-request:not(.moved-here)")) return; // the pair on the screen is about to be another one
    const button = document.querySelector(`#pair [data-key="${key}"]`) || document.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
  };
  const acts = {
    s: () => press("s"), n: () => press("n"), u: () => press("u"), j: () => step(1), k: () => step(-1),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".queue a");
    if (link && !event.ctrlKey && !event.metaKey) open(link);
  });
  document.addEventListener("rabta-judged", () => {
    const link = links()[current()];
    if (link) { link.parentElement.classList.add("done"); judged = link; }
  });
  document.addEventListener("rabta-undone", () => { if (judged) judged.parentElement.classList.remove("done"); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = acts[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
