/* The lock: a minute before the console locks it asks whether somebody is there; Alt+L locks at once.
   Work without a request (typing, pointing) is told to the server once a minute. Tabs of one browser know of each other. */
(() => {
  "use strict";
  const meta = document.querySelector('meta[name="rabta-idle"]');
  if (!meta) return;
  const LIMIT = Number(meta.content) * 1000, WARNING = Math.min(60000, LIMIT / 2), TELL = Math.min(60000, LIMIT / 4);
  const KEY = "rabta.active"; // a moment, and nothing else
  const box = document.getElementById("idle"), form = document.getElementById("lock");
  const token = form.querySelector('[name="csrfmiddlewaretoken"]').value;
  let last = Date.now();

  const active = () => { last = Date.now(); localStorage.setItem(KEY, String(last)); };
  const toLock = () => location.assign(`/unlock/?next=${encodeURIComponent(location.pathname + location.search)}`);
  const stay = async () => {
    active();
    const answer = await fetch("/stay/", { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" }).catch(() => null);
    if (answer && answer.type === "opaqueredirect") toLock();
  };
  const look = () => {
    last = Math.max(last, Number(localStorage.getItem(KEY)) || 0);
    const left = LIMIT - (Date.now() - last);
    if (left <= 0) { toLock(); return; }
    if (left <= WARNING && !box.open) box.showModal();
    if (left > WARNING && box.open) box.close("elsewhere");
    if (box.open) box.querySelector("[data-seconds]").textContent = String(Math.ceil(left / 1000));
  };
  const work = () => { if (!box.open && Date.now() - last > TELL) stay(); };

  active();
  box.addEventListener("close", () => { if (box.returnValue !== "elsewhere") stay(); box.returnValue = ""; });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.detail.requestConfig.headers["X-By-Itself"]) active();
  });
  for (const name of ["input", "keydown", "pointerdown", "rabta:walked"]) document.addEventListener(name, work, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyL") return;
    event.preventDefault();
    form.submit();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
})();
