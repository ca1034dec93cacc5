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
    return button;
  };
  const undo = () => { // the decision shown; else the last one, which comes back first
    if (press("u") || !judged || document.querySelector(".htmx-request:not(.moved-here)")) return;
    document.addEventListener("htmx:afterSettle", () => press("u"), { once: true });
    judged.click();
  };
  const acts = {
    s: () => press("s"), n: () => press("n"), u: undo, j: () => step(1), k: () => step(-1),
    "?": () => document.getElementById("keys").showModal(),
  };

  let follow = false; // what was opened or pressed by key is where Tab goes on from, not the top of the page
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".queue a");
    if (event.detail === 0 && (link || event.target.closest?.("#pair"))) follow = true;
    if (link && !event.ctrlKey && !event.metaKey) open(link);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const pane = document.getElementById("pair");
    if (!follow || !pane || !pane.contains(event.target)) return;
    follow = false;
    pane.tabIndex = -1;
    pane.focus({ preventScroll: true });
  });
  const mark = (link, done) => { // and say how many are left
    if (!link || link.parentElement.classList.contains("done") === done) return;
    link.parentElement.classList.toggle("done", done);
    const left = document.querySelector("[data-left]"), bar = document.querySelector(".progress progress");
    if (left) left.textContent = Math.max(0, Number(left.textContent) + (done ? -1 : 1));
    if (bar) bar.value += done ? 1 : -1;
  };
  document.addEventListener("rabta-judged", () => { judged = links()[current()] || null; mark(judged, true); });
  document.addEventListener("rabta-undone", () => mark(links()[current()] || judged, false));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = acts[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
