/* Walking the edge of a field: corners from the phone's satellites, a draft that outlives the network and the page, and a
   claim that is sent once. The draft lives in localStorage under the reader's key, until it was taken or begun anew. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-walk]");
  const reader = document.querySelector('meta[name="rabta-reader"]')?.content;
  if (!form || !reader) return;
  const KEY = `rabta.walk.${reader}`;
  const APART_M = 4, ROUGH_M = 25; // nearer than one walk strays adds nothing; rougher than the other is no corner
  const $ = (name) => form.querySelector(`[data-${name}]`);
  const panel = form.querySelector(".walk"), fix = $("fix"), kept = $("kept");
  const draft = form.elements.draft, corners = form.elements.corners, accuracy = form.elements.accuracy;
  const unkept = new Set(["csrfmiddlewaretoken", "photographs"]);
  let points = [], watching = null, last = null, waits = false, sending = false;

  const metres = (a, b) => Math.hypot((a[1] - b[1]) * Math.cos((a[0] * Math.PI) / 180), a[0] - b[0]) * 111200;
  const acres = () => {
    let twice = 0;
    const across = Math.cos(((points[0]?.[0] ?? 0) * Math.PI) / 180) * 111200;
    points.forEach((a, n) => { const b = points[(n + 1) % points.length]; twice += (a[1] * b[0] - b[1] * a[0]) * across * 111200; });
    return Math.abs(twice) / 2 / 4046.8564224;
  };

  const draw = () => {
    $("count").textContent = String(points.length);
    $("acres").textContent = points.length > 2 ? acres().toFixed(2) : "–";
    $("undo").disabled = !points.length;
    if (!points.length) { panel.querySelector("polygon").setAttribute("points", ""); return; }
    const lats = points.map((p) => p[0]), lons = points.map((p) => p[1] * Math.cos((lats[0] * Math.PI) / 180));
    const wide = Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats), 1e-5);
    const at = (n) => [5 + ((lons[n] - Math.min(...lons)) / wide) * 90, 95 - ((lats[n] - Math.min(...lats)) / wide) * 90];
    panel.querySelector("polygon").setAttribute("points", points.map((_, n) => at(n).join(",")).join(" "));
    const [x, y] = at(points.length - 1), dot = panel.querySelector("circle");
    dot.setAttribute("cx", x); dot.setAttribute("cy", y);
  };

  const keep = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => !unkept.has(name) && typeof value === "string");
    localStorage.setItem(KEY, JSON.stringify({ fields, waits }));
    if (!waits) kept.textContent = kept.dataset.draft;
  };
  const write = () => {
    corners.value = points.map((p) => `${p[0].toFixed(7)}, ${p[1].toFixed(7)}`).join("\n");
    draw(); keep();
  };
  const typed = () => {
    points = corners.value.split("\n").map((line) => line.split(",").map(Number)).filter((p) => p.length === 2 && p.every(Number.isFinite));
    draw();
  };

  const restore = () => {
    const stored = JSON.parse(localStorage.getItem(KEY) || "null");
    if (stored && !document.querySelector("#problem .notice")) {
      for (const box of form.querySelectorAll('[type="radio"], [type="checkbox"]')) box.checked = false;
      for (const [name, value] of stored.fields) {
        const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
        const box = fields.find((field) => ["radio", "checkbox"].includes(field.type) && field.value === value);
        if (box) { box.checked = true; box.closest("details")?.setAttribute("open", ""); }
        else if (fields[0] && !["radio", "checkbox"].includes(fields[0].type)) fields[0].value = value;
      }
      kept.textContent = `${kept.dataset.draft} ${kept.dataset.again}`;
      form.querySelector('[name="audience"]:checked')?.dispatchEvent(new Event("change", { bubbles: true }));
      waits = stored.waits;
    }
    if (!draft.value) draft.value = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    typed();
    if (waits && navigator.onLine) send();
  };

  const add = (point) => { points.push(point); write(); };
  const met = (position) => {
    const { latitude, longitude, accuracy: rough } = position.coords;
    last = [latitude, longitude];
    document.dispatchEvent(new Event("rabta:walked")); // walking is work: the console does not lock under an officer's feet
    $("metres").textContent = rough.toFixed(0);
    const good = rough <= ROUGH_M;
    fix.className = `fix ${good ? "good" : "bad"}`;
    $("accuracy").textContent = good ? "✓" : fix.dataset.rough;
    $("corner").disabled = !good;
    if (!good) return;
    accuracy.value = String(Math.max(Number(accuracy.value) || 0, Math.round(rough)));
    if (!points.length || metres(points.at(-1), last) >= APART_M) add(last);
  };
  const failed = (error) => {
    fix.className = "fix bad";
    $("accuracy").textContent = error.code === error.PERMISSION_DENIED ? fix.dataset.refused : fix.dataset.noFix;
    if (error.code === error.PERMISSION_DENIED) stop();
  };
  const turn = (walking) => {
    $("start").hidden = walking; $("stop").hidden = $("corner").hidden = !walking;
  };
  const start = () => {
    form.elements.device.value = "phone";
    $("accuracy").textContent = fix.dataset.waiting;
    watching = navigator.geolocation.watchPosition(met, failed, { enableHighAccuracy: true, maximumAge: 0, timeout: 30000 });
    turn(true);
  };
  const stop = () => {
    if (watching !== null) navigator.geolocation.clearWatch(watching);
    watching = null; turn(false); fix.className = "fix"; $("accuracy").textContent = "–";
  };

  const forget = () => localStorage.removeItem(KEY);
  const say = (words) => { kept.textContent = words; };
  const wait = () => { waits = true; keep(); say(kept.dataset.waits); };
  const send = async () => {
    if (sending) return;
    sending = true; say(kept.dataset.sending);
    const go = form.querySelector(".go");
    go.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      const path = new URL(answer.url).pathname;
      if (answer.redirected && path !== new URL(form.action).pathname) {
        waits = false;
        if (path.startsWith("/reports/") || path.startsWith("/receipt")) forget(); else keep(); // not taken: sign in again first
        location.assign(answer.url);
        return;
      }
      waits = false; keep();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const told = page.querySelector("#problem .notice") || page.querySelector("main");
      document.getElementById("problem").replaceChildren(document.importNode(told, true));
      document.getElementById("problem").scrollIntoView();
      say(kept.dataset.draft);
    } catch { wait(); }
    go.disabled = false; sending = false;
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); stop(); if (navigator.onLine) send(); else wait(); });
  form.addEventListener("input", (event) => { if (event.target === corners) typed(); keep(); });
  window.addEventListener("online", () => { if (waits) send(); });
  $("start").addEventListener("click", start);
  $("stop").addEventListener("click", stop);
  $("corner").addEventListener("click", () => { if (last) add(last); });
  $("undo").addEventListener("click", () => { points.pop(); write(); });
  $("forget").addEventListener("click", () => { stop(); forget(); location.assign(location.pathname); });
  if (navigator.geolocation) panel.hidden = false;
  restore();
})();
