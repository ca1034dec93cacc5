/* A pressed highlight opens what was read there; without this script the link still goes to it. */
(() => {
  "use strict";
  const arrive = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const place = name && document.getElementById(name);
    if (!place) return;
    place.closest("details")?.setAttribute("open", "");
    if (place.matches(".values li")) { place.focus({ preventScroll: true }); place.scrollIntoView({ block: "nearest" }); }
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("DOMContentLoaded", arrive);
})();
