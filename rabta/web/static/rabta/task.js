/* T opens the page that changes what one is working on. Never while typing; the link it presses can be switched off. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "t") return;
    if (document.querySelector("dialog[open]") || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const link = document.querySelector("a[data-task]:has(kbd)");
    if (link) { event.preventDefault(); link.click(); }
  });
})();
