/* A text, checked, by keyboard: N next fault, P the one before, Ctrl+Enter checks. Never while typing; can be switched off. */
(() => {
  "use strict";
  const cards = () => [...document.querySelectorAll("[data-fault]")];
  let at = -1;
  const show = (to) => {
    const all = cards();
    if (!all.length) return;
    at = (to + all.length) % all.length;
    const number = all[at].dataset.fault;
    location.hash = `fault-${number}`;
    document.querySelector(`[data-at-fault="${number}"]`)?.scrollIntoView({ block: "nearest" });
    all[at].focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "words") {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const by = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (by) { event.preventDefault(); show(at === -1 && by < 0 ? -1 : at + by); }
  });
  document.addEventListener("click", (event) => {
    const back = event.target.closest?.("[data-back-to]");
    if (!back) return;
    const mark = document.querySelector(`[data-at-fault="${back.dataset.backTo}"]`);
    if (mark) { event.preventDefault(); mark.focus(); mark.scrollIntoView({ block: "center" }); }
  });
})();
