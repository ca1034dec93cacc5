/* The map with time. The page works without it: the server's drawing and table stay where there is no WebGL.
   The drawing box outlives the page's own refreshing (hx-preserve); what the server says anew is asked for again. */
import { Picture, radiusAt, webgl } from "./picture.js";
import { both, events, mass } from "./numbers.js";
import { byMonth, days, size, unplaced } from "./sums.js";

const STEP = 900; // milliseconds a month stays while the months are played
const state = { month: null, measure: "events", substance: "", playing: 0, data: null, period: null };
let picture = null;
let stage = "server"; // whose drawing stands: the server's, one that "begins", a "live" one, or the server's again ("failed")
let say = {};

const where = () => document.querySelector("[data-map]");
const find = (selector) => where()?.querySelector(selector);
const json = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) throw new Error(String(answer.status));
  return answer.json();
};
const script = (address) => new Promise((done, failed) => {
  const element = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
  document.head.append(element);
});

/* ---- what is shown ---- */

const sumsOf = (what) => picture.sumsOf(what);
const nameOf = (what) => {
  if ("district" in what) return state.data.districts[what.district].name;
  if ("place" in what) return state.data.places[what.place].name || say.place;
  const names = picture.hexagons[what.hexagon].places.map((n) => state.data.places[n].name).filter(Boolean);
  return names.length > 3 ? `${names.slice(0, 3).join(say.and)} +${names.length - 3}` : names.join(say.and) || say.place;
};
const monthName = () => (state.month === null ? say.whole : state.data.labels[state.month]);

const tellTime = () => {
  const sums = byMonth(state.data);
  const shown = state.month === null ? sums.reduce((a, b) => ({ events: a.events + b.events, grams: a.grams + b.grams })) : sums[state.month];
  find(".map-when").replaceChildren(
    Object.assign(document.createElement("strong"), { textContent: monthName() }), ` ${both(shown, state.measure, say)}`,
  );
  find(".map-time input").setAttribute("aria-valuetext", `${monthName()}: ${both(shown, state.measure, say)}`);
  const lost = unplaced(state.data, state.month);
  find(".map-lost").textContent = lost.events || lost.grams ? `${say.lost} ${both(lost, state.measure, say)}` : "";
  const most = Math.max(1, ...sums.map((one) => size(one, state.measure)));
  find(".map-line").style.setProperty("--stops", sums.length + 1);
  const all = Object.assign(document.createElement("b"), { className: "all" });
  all.addEventListener("click", () => at(null));
  find(".map-bars").replaceChildren(all, ...sums.map((one, n) => {
    const bar = document.createElement("i");
    bar.style.setProperty("--tall", size(one, state.measure) / most);
    bar.classList.toggle("on", state.month === null || state.month === n);
    bar.title = `${state.data.labels[n]}: ${both(one, state.measure, say)}`;
    bar.addEventListener("click", () => at(n));
    return bar;
  }));
  find(".map-axis").replaceChildren(...[say.all, ...state.data.short].map((name) => Object.assign(document.createElement("span"), { textContent: name })));
};

const tellKey = () => {
  const key = find(".map-key");
  const circles = picture.drawsPlaces();
  key.hidden = picture.window() !== null;
  if (key.hidden) return;
  if (picture.drawsDistricts()) return shades(key);
  if (!circles) {
    key.replaceChildren(Object.assign(document.createElement("span"), { textContent: say.hexagons }));
    return;
  }
  const steps = [1, 0.25, 0.04].map((share) => Math.max(1, Math.round(picture.most * share)));
  key.replaceChildren(...[...new Set(steps)].map((value) => {
    const item = document.createElement("span");
    const dot = document.createElement("i");
    dot.style.setProperty("--wide", `${2 * radiusAt(picture.map.getZoom(), Math.sqrt(value / picture.most))}px`);
    item.append(dot, state.measure === "mass" ? mass(value, say) : events(value, say));
    return item;
  }));
};

const shades = (key) => {
  const { most } = picture.districts;
  key.replaceChildren(...[...new Set([1, 0.25, 0.04].map((share) => Math.max(1, Math.round(most * share))))].map((value) => {
    const item = document.createElement("span"), dot = Object.assign(document.createElement("i"), { className: "shade" });
    dot.style.setProperty("--strength", `${100 * picture.districts.strength(value)}%`);
    item.append(dot, state.measure === "mass" ? mass(value, say) : events(value, say));
    return item;
  }));
};

const draw = () => {
  if (!state.data || stage !== "live") return;
  picture.draw(state.data, state);
  tellTime();
  tellKey();
  const range = find(".map-time input");
  range.max = state.data.months.length;
  range.value = state.month === null ? 0 : state.month + 1;
  find("#map-box").dataset.drawn = picture.places.filter((one) => one.events).length;
  if (picture.selected) open(picture.selected);
};

/* ---- what is pressed ---- */

const address = (what) => {
  const of = new URL(where().dataset.place, location.href);
  for (const [name, day] of Object.entries(days(state.period, state.data.months, state.month))) if (day) of.searchParams.set(name, day);
  if (state.substance) of.searchParams.set(where().dataset.narrow ?? "substance", state.substance);
  if ("district" in what) of.searchParams.set("district", state.data.districts[what.district].code);
  else for (const n of picture.placesOf(what)) of.searchParams.append("cell", state.data.places[n].cell);
  return of.pathname + of.search;
};

const open = (what) => {
  const panel = find(".map-place"), list = panel.querySelector(".list"), sums = sumsOf(what);
  const asked = address(what);
  picture.choose(what);
  panel.hidden = false;
  panel.querySelector("h3").textContent = nameOf(what);
  panel.querySelector(".sums").textContent = `${monthName()}: ${both(sums, state.measure, say)}`;
  panel.querySelector(".more a").href = asked;
  panel.querySelector(".more").hidden = list.hidden = !sums.events;
  if (sums.events && list.dataset.asked !== asked) {
    list.dataset.asked = asked;
    window.htmx.ajax("GET", asked, { source: list, target: list, select: "#event-list", swap: "innerHTML" });
  }
};

const close = () => {
  find(".map-place").hidden = true;
  picture.choose(null);
};

const hover = (what, point) => {
  const tip = find(".map-tip");
  tip.hidden = what === null;
  if (what === null) return;
  tip.replaceChildren(Object.assign(document.createElement("strong"), { textContent: nameOf(what) }), both(sumsOf(what), state.measure, say));
  const left = Math.min(point.x + 14, picture.box.clientWidth - tip.offsetWidth - 6);
  tip.style.transform = `translate(${Math.max(6, left)}px, ${Math.max(6, point.y - tip.offsetHeight - 10)}px)`;
};

/* ---- time ---- */

const at = (month) => { state.month = month; draw(); };
const stop = () => {
  clearInterval(state.playing);
  state.playing = 0;
  find(".map-when").setAttribute("aria-live", "polite");
  find(".map-play").setAttribute("aria-pressed", "false");
  find(".map-play").setAttribute("aria-label", say.play);
};
const play = () => {
  if (state.playing) return stop();
  const last = state.data.months.length - 1;
  find(".map-when").setAttribute("aria-live", "off"); // eyes follow; ears would get a sentence every second
  find(".map-play").setAttribute("aria-pressed", "true");
  find(".map-play").setAttribute("aria-label", say.pause);
  at(state.month === null || state.month === last ? 0 : state.month + 1);
  state.playing = setInterval(() => {
    if (!where()?.isConnected) return clearInterval(state.playing);
    if (state.month === last) stop(); else at(state.month + 1);
  }, STEP);
};

/* ---- wiring ---- */

const ask = () => {
  const { points, narrow } = where().dataset;
  const asked = new URL(points, location.href);
  if (state.substance) asked.searchParams.set(narrow ?? "substance", state.substance);
  state.asked = asked;
  return { asked, answer: json(asked) };
};

const load = async ({ asked, answer } = ask()) => {
  const data = await answer;
  if (state.asked !== asked) return; // something newer was asked for meanwhile
  state.period = { from: asked.searchParams.get("from"), to: asked.searchParams.get("to") };
  if (state.month !== null && state.month >= data.months.length) state.month = null;
  Object.assign(state, { data });
  draw();
};

const wire = () => {
  const box = find("#map-box");
  state.measure = box.querySelector('[name="map-measure"]:checked').value;
  box.addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (name === "map-measure") { state.measure = value; draw(); }
    if (name === "map-shape") { picture.shapeAs(value); tellKey(); close(); }
    if (name === "map-substance") { state.substance = value; load().catch(failed); }
  });
  box.querySelector(".map-time input").addEventListener("input", (event) => { stop(); at(Number(event.target.value) ? Number(event.target.value) - 1 : null); });
  box.querySelector(".map-play").addEventListener("click", play);
  box.querySelector(".map-in").addEventListener("click", () => picture.zoom(1));
  box.querySelector(".map-out").addEventListener("click", () => picture.zoom(-1));
  box.querySelector(".map-whole").addEventListener("click", () => picture.whole());
  box.querySelector(".map-close").addEventListener("click", close);
  box.querySelector(".map-near")?.addEventListener("click", () => picture.near());
  box.addEventListener("keydown", (event) => { if (event.key === "Escape" && !find(".map-place").hidden) close(); });
};

/* ---- fields from near ---- */

let held = null; // the window whose fields are drawn
const near = async () => {
  const { fields } = where().dataset, window = picture.window();
  const key = find(".map-fields-key");
  if (key) key.hidden = !window;
  if (!fields || !window || (held && held[0] <= window[0] && held[1] <= window[1] && held[2] >= window[2] && held[3] >= window[3])) return;
  const wide = (window[2] - window[0]) / 2, tall = (window[3] - window[1]) / 2;
  const asked = [window[0] - wide, window[1] - tall, window[2] + wide, window[3] + tall].map((degrees) => Number(degrees.toFixed(4)));
  held = asked;
  try {
    picture.fields(await json(`${fields}&window=${asked}`), state);
    find("#map-box").dataset.fields = asked;
  } catch { held = null; }
};

const hoverField = (told, point) => {
  const tip = find(".map-tip");
  tip.hidden = told === null;
  if (told === null) return;
  tip.textContent = told;
  tip.style.transform = `translate(${Math.max(6, Math.min(point.x + 14, picture.box.clientWidth - tip.offsetWidth - 6))}px, ${Math.max(6, point.y - tip.offsetHeight - 10)}px)`;
};

/* ---- paper: the canvas is redrawn as wide as the sheet, in the colours of paper ---- */

const printing = (on) => {
  if (!picture) return;
  where().classList.toggle("map-on-paper", on);
  picture.onPaper();
};
addEventListener("beforeprint", () => printing(true));
addEventListener("afterprint", () => printing(false));

const failed = () => { // the server's drawing is still there
  stage = picture ? "failed" : "server";
  const box = find("#map-box");
  if (!box) return;
  box.hidden = true;
  box.classList.remove("map-waits");
  delete where().dataset.live;
};

const start = async () => {
  const section = where();
  if (!section || stage !== "server" || !webgl()) return;
  stage = "begins";
  say = JSON.parse(section.dataset.say);
  const first = ask();
  first.answer.catch(() => {}); // told where it is awaited
  await script(section.dataset.library);
  window.maplibregl.setWorkerUrl(section.dataset.worker);
  window.maplibregl.setWorkerCount(1);
  const box = find("#map-box");
  box.hidden = false; // the server's drawing stands until the first picture is there
  box.classList.add("map-waits");
  picture = new Picture(window.maplibregl, {
    box: find("#map-live"), fields: section.dataset.fields, near: section.dataset.near && Number(section.dataset.near), land: section.dataset.land, around: JSON.parse(section.dataset.around), say,
    tell: { pressed: (what) => open(what), hovered: hover, zoomed: tellKey, moved: near, field: hoverField },
  });
  wire();
  await picture.ready;
  box.classList.remove("map-waits");
  where().dataset.live = ""; // the page may have been refreshed meanwhile
  picture.map.resize();
  for (const layer of JSON.parse(section.dataset.layers)) picture.border(layer);
  if (section.dataset.fields) picture.bordered();
  stage = "live";
  draw();
  await load(first);
  box.dataset.ready = "";
};

/* The server's drawing is painted before anything else is asked of the machine. */
const soon = () => requestAnimationFrame(() => setTimeout(() => start().catch(failed)));

document.addEventListener("htmx:afterSwap", (event) => {
  const section = where();
  if (!section || event.detail.target?.closest?.("[data-map]")) return;
  if (stage === "server") return soon();
  if (stage === "failed" || !find("#map-box")) return;
  if (stage === "live") {
    section.dataset.live = "";
    for (const chosen of [state.measure, picture.shape]) find(`.map-choice [value="${chosen}"]`).checked = true; // the new page's own radio took it
  }
  load().catch(() => {}); // what is drawn stays until the next news
});
soon();
