/* Starts what a page of planned operations has: its map, the hand that draws on it, what is kept free, keys, ages, and
   forms that are sent once. Pages work without it: places are then typed. */
import { Hand } from "./draw.js";
import { Stage } from "./stage.js";

const DASH = { solid: "", dashed: "6 4", dotted: "1 3" };
const EVERY = 15000; // milliseconds between two looks at how long alarms wait
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
let land = null, view = null; // of the page, so that a refreshed board keeps where one looks

const landOf = (address) => {
  land ??= fetch(address, { credentials: "same-origin" }).then((answer) => answer.json()).then((found) =>
    found.features.flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry.coordinates)));
  return land;
};

/** Lines of a deployment's own borders, each with how it is drawn: solid, dashed, dotted or not at all. */
const borderOf = (address) => fetch(address, { credentials: "same-origin" }).then((answer) => answer.json()).then((found) =>
  found.features.filter(({ properties }) => properties.line in DASH).flatMap(({ geometry, properties }) => {
    const { type, coordinates } = geometry;
    const lines = { LineString: [coordinates], MultiLineString: coordinates, Polygon: coordinates, MultiPolygon: coordinates.flat?.() }[type] ?? [];
    return lines.map((line) => ({ line, dash: DASH[properties.line] }));
  }));

/* ---- the map ---- */

const map = (box) => {
  if (box.dataset.started !== undefined) return;
  box.dataset.started = "";
  box.hidden = false;
  const say = JSON.parse(box.dataset.say), stage = new Stage(box.querySelector(".plan-stage"), { say, seats: JSON.parse(box.dataset.seats), still });
  stage.shapes = JSON.parse(box.dataset.drawn || "[]");
  const form = box.closest("form[data-plan]");
  const hand = form ? new Hand(stage, form, say) : null;
  if (hand) hand.show();
  else { stage.svg.setAttribute("role", "img"); stage.svg.setAttribute("aria-label", say.map); }
  const scale = box.querySelector(".plan-scale"), changed = stage.changed;
  stage.changed = () => {
    changed();
    view = stage.view;
    const metres = (140 * 111320 * Math.cos((stage.view.lat * Math.PI) / 180)) / stage.view.k;
    const round = 10 ** Math.floor(Math.log10(metres)), whole = [5, 2, 1].map((n) => n * round).find((n) => n <= metres);
    scale.textContent = whole >= 1000 ? `${whole / 1000} ${say.kilometres}` : `${whole} ${say.metres}`;
    scale.style.inlineSize = `${(140 * whole) / metres}px`;
  };
  box.querySelector(".map-in").addEventListener("click", () => stage.zoom(1.8));
  box.querySelector(".map-out").addEventListener("click", () => stage.zoom(1 / 1.8));
  box.querySelector(".map-whole").addEventListener("click", () => stage.whole());
  if (view && !form) stage.look(view); else stage.whole();
  for (const { address } of JSON.parse(box.dataset.layers)) borderOf(address).then((lines) => { stage.borders.push(...lines); stage.draw(); }).catch(() => {});
  landOf(box.dataset.land).then((rings) => { stage.land = rings; stage.draw(); }).catch(() => {}); // the grid stays
  if (form) wire(form, hand, say);
};

/* ---- the form ---- */

const filled = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const clock = (moment) => {
  const two = (n) => String(n).padStart(2, "0");
  return `${two(moment.getUTCDate())}.${two(moment.getUTCMonth() + 1)}. ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
};

const wire = (form, hand, say) => {
  const table = JSON.parse(form.dataset.table), kept = form.querySelector(".kept"), usual = form.querySelector(".usual");
  const tell = () => {
    const kind = table[form.elements.kind.value];
    if (!kind) return;
    const centres = kind.radius[form.elements.terrain.value];
    form.elements.radius_m.placeholder = centres;
    usual.textContent = `(${say[kind.silent]})`;
    const [from, to] = ["starts_at", "ends_at"].map((name) => Date.parse(`${form.elements[name].value}Z`)); // a clock, not an instant
    kept.hidden = Number.isNaN(from) || Number.isNaN(to);
    if (!kept.hidden) {
      kept.textContent = filled(say.kept, {
        radius: form.elements.radius_m.value || centres, from: clock(new Date(from - kind.before * 60000)), to: clock(new Date(to + kind.after * 60000)),
      });
    }
  };
  for (const name of ["kind", "terrain", "radius_m", "starts_at", "ends_at"]) {
    form.elements[name].addEventListener("input", () => { tell(); hand.show(); });
  }
  for (const radio of form.elements.shape) radio.addEventListener("change", tell);
  form.elements.starts_at.addEventListener("change", () => { // the end goes along where it would lie before
    const { starts_at, ends_at } = form.elements;
    if (starts_at.value && ends_at.value && ends_at.value <= starts_at.value) {
      ends_at.value = new Date(Date.parse(`${starts_at.value}Z`) + 2 * 3600000).toISOString().slice(0, 16);
      ends_at.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  const seat = form.querySelector("[data-seat]");
  seat.closest("label").hidden = false;
  seat.addEventListener("change", () => {
    if (!seat.value) return;
    const [lat, lon] = seat.value.split(",").map(Number);
    hand.add([lon, lat]);
    hand.stage.look({ lon, lat, k: 12000 });
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(); });
  tell();
};

/* ---- sent once, pressed by key, how long ago ---- */

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-once]");
  if (!form) return;
  if (form.dataset.sent !== undefined) event.preventDefault(); else form.dataset.sent = "";
});
addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

const lines = () => [...document.querySelectorAll(".alarm-list a.alarm-line")].filter((line) => line.checkVisibility());
const step = (by) => {
  const all = lines(), at = all.indexOf(document.activeElement);
  (all[at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by] ?? document.activeElement)?.focus();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, textarea, select, svg, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (lines().length && (key === "j" || key === "k")) { event.preventDefault(); step(key === "j" ? 1 : -1); return; }
  const pressed = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (pressed) { event.preventDefault(); pressed.click(); }
});

const ages = () => {
  for (const age of document.querySelectorAll("[data-since]")) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(age.dataset.since)) / 60000));
    age.textContent = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
};
setInterval(ages, EVERY);

/* A page that refreshes itself leaves alone what somebody is typing. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.headers["X-By-Itself"] && event.target.matches("[data-alarm]") && document.getElementById("note")?.value) event.preventDefault();
});
document.addEventListener("htmx:afterSwap", () => start());

const start = () => { for (const box of document.querySelectorAll("[data-plan-map]")) map(box); };
start();
