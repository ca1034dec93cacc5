/* The drop zone: a file dropped is the file chosen; how much of it has been sent is shown. */
(() => {
  "use strict";
  const setUp = () => {
    const zone = document.querySelector("[data-drop]");
    if (!zone) return;
    const input = zone.querySelector('input[type="file"]');
    const chosen = zone.querySelector("[data-chosen]");
    const show = () => {
      const file = input.files[0];
      chosen.textContent = file ? `${file.name} (${Math.ceil(file.size / 1024)} kB)` : "";
    };
    for (const name of ["dragover", "dragenter"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over-it"); });
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over-it"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; show(); }
    });
    input.addEventListener("change", show);
  };
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = document.querySelector("[data-progress]");
    if (bar && event.detail.lengthComputable) bar.value = (100 * event.detail.loaded) / event.detail.total;
    if (bar && event.detail.loaded === event.detail.total) bar.removeAttribute("value");
  });
  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSettle", setUp);
})();
