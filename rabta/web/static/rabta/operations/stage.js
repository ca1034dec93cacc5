/* The map itself, in SVG: land, grid, names of districts, operations with their radius. It moves and comes nearer; what is
   drawn by hand is in draw.js. Nothing comes from outside, and no graphics card is needed. */
import { cut, degrees, stretched, unstretched } from "./sphere.js";

const SVG = "http://www.w3.org/2000/svg";
const COUNTRY = [[60.9, 23.6], [77.6, 37.1]];
const NEAREST = 400000, FARTHEST = 8; // pixels a degree
const STEPS = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const MOST_NAMES = 14;
const MARGIN = 60; // pixels left free around what is fitted: the buttons stand there
const SMALLEST = 8; // pixels; a shape that is smaller is drawn as a point

export const made = (name, attributes = {}) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export class Stage {
  constructor(box, { say, seats, still }) {
    Object.assign(this, { box, say, seats, still, land: [], borders: [], shapes: [], view: null, changed: () => {} });
    this.svg = made("svg", { class: "plan-svg", focusable: "false" });
    this.layers = Object.fromEntries(["land", "grid", "borders", "shapes", "names", "hand"].map((name) => [name, made("g", { class: `plan-${name}` })]));
    this.svg.append(...Object.values(this.layers));
    box.append(this.svg);
    new ResizeObserver(() => { this.measure(); this.draw(); }).observe(box);
    this.measure();
    this.listen();
  }

  measure() {
    this.wide = this.box.clientWidth || 320;
    this.high = this.box.clientHeight || 240;
    this.svg.setAttribute("viewBox", `0 0 ${this.wide} ${this.high}`);
  }

  /** From [longitude, latitude] to pixels, and back. */
  at([lon, lat]) {
    const { lon: middle, lat: centre, k } = this.view;
    return [this.wide / 2 + (lon - middle) * k, this.high / 2 - (stretched(lat) - stretched(centre)) * k];
  }

  place([x, y]) {
    const { lon, lat, k } = this.view;
    return [lon + (x - this.wide / 2) / k, unstretched(stretched(lat) - (y - this.high / 2) / k)];
  }

  pixels(metres, lat) { return degrees(metres, lat) * this.view.k; }

  /** Everything there is, with its radius; the country where there is nothing. */
  whole() {
    const corners = this.shapes.flatMap(({ points, radius }) => points.flatMap(([lon, lat]) => {
      const around = degrees(radius * 1.6, lat);
      return [[lon - around, lat - around * 0.8], [lon + around, lat + around * 0.8]];
    }));
    this.fit(corners.length ? corners : COUNTRY);
  }

  fit(corners) {
    const lons = corners.map(([lon]) => lon), ys = corners.map(([, lat]) => stretched(lat));
    const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...ys), Math.max(...ys)];
    const k = Math.min((this.wide - 2 * MARGIN) / Math.max(east - west, 1e-6), (this.high - 2 * MARGIN) / Math.max(north - south, 1e-6));
    this.look({ lon: (west + east) / 2, lat: unstretched((south + north) / 2), k });
  }

  look({ lon, lat, k }) {
    this.view = { lon: Math.min(180, Math.max(-180, lon)), lat: Math.min(84, Math.max(-84, lat)), k: Math.min(NEAREST, Math.max(FARTHEST, k)) };
    this.draw();
  }

  /** Nearer or farther by a factor, with what lies at these pixels kept where it is. */
  zoom(by, [x, y] = [this.wide / 2, this.high / 2]) {
    const there = this.place([x, y]), k = Math.min(NEAREST, Math.max(FARTHEST, this.view.k * by));
    this.look({
      lon: there[0] - (x - this.wide / 2) / k, lat: unstretched(stretched(there[1]) + (y - this.high / 2) / k), k,
    });
  }

  pan(x, y) {
    this.look({ ...this.view, lon: this.view.lon - x / this.view.k, lat: unstretched(stretched(this.view.lat) + y / this.view.k) });
  }

  /* ---- drawing ---- */

  draw() {
    if (!this.view || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      const away = [-this.wide, -this.high, 2 * this.wide, 2 * this.high];
      const path = this.land.map((ring) => cut(ring.map((point) => this.at(point)), away)).filter((ring) => ring.length)
        .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`).join("");
      this.layers.land.replaceChildren(made("path", { d: path, "fill-rule": "evenodd" }));
      this.layers.borders.replaceChildren(...this.borders.map(({ line, dash }) => made("polyline", {
        points: this.seen(line).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), ...(dash ? { "stroke-dasharray": dash } : {}),
      })));
      this.grid();
      this.layers.shapes.replaceChildren(...this.shapes.map((shape) => this.shape(shape)));
      this.names();
      this.changed();
    });
  }

  /** A line in pixels, no place of it farther away than a browser can draw. */
  seen(line) {
    const far = 20000;
    return line.map((point) => this.at(point).map((value) => Math.min(far, Math.max(-far, value))));
  }

  grid() {
    const step = STEPS.findLast((one) => one * this.view.k >= 90) ?? STEPS[0];
    const [west, north] = this.place([0, 0]), [east, south] = this.place([this.wide, this.high]);
    const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const lines = [];
    const number = (value, x, y) => Object.assign(made("text", { x, y }), { textContent: `${value.toFixed(places)}°` });
    for (let n = Math.ceil(west / step); n * step <= east; n += 1) {
      const [x] = this.at([n * step, 0]);
      lines.push(made("line", { x1: x, x2: x, y1: 0, y2: this.high }), number(n * step, x + 3, this.high - 5));
    }
    for (let n = Math.ceil(south / step); n * step <= north; n += 1) {
      const [, y] = this.at([0, n * step]);
      lines.push(made("line", { x1: 0, x2: this.wide, y1: y, y2: y }), number(n * step, 4, y - 3));
    }
    this.layers.grid.replaceChildren(...lines);
  }

  /** One operation: what is kept free, and the place itself within. */
  shape({ shape, points, radius, state, side, name, at }) {
    const drawn = `plan-shape ${state ?? ""} ${side ? `side-${side}` : ""}`;
    const link = at ? made("a", { class: drawn, tabindex: "-1", href: at, "aria-label": name }) : made("g", { class: drawn });
    const around = Math.max(3, this.pixels(radius, points[0][1])), pixels = points.map((point) => this.at(point));
    const line = pixels.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
    const [spans, middles] = [0, 1].map((axis) => pixels.map((pixel) => pixel[axis])).reduce(([sizes, centres], values) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return [[...sizes, most - least], [...centres, (least + most) / 2]];
    }, [[], []]);
    if (shape === "point" || points.length === 1 || Math.max(...spans) < SMALLEST) {
      const [x, y] = middles;
      link.append(made("circle", { class: "free", cx: x, cy: y, r: around }), made("circle", { class: "core", cx: x, cy: y, r: 4 }));
    } else {
      const kind = shape === "area" && points.length > 2 ? "polygon" : "polyline";
      link.append(made(kind, { class: `free ${kind}`, points: line, "stroke-width": 2 * around }), made(kind, { class: `core ${kind}`, points: line }));
    }
    if (name) link.append(Object.assign(made("title"), { textContent: name }));
    if (side) link.append(Object.assign(made("text", { x: pixels[0][0] + 8, y: pixels[0][1] - 8, class: "letter" }), { textContent: side.toUpperCase() }));
    return link;
  }

  names() {
    const taken = [], texts = [];
    for (const { name, at } of this.seats) {
      const [x, y] = this.at(at);
      if (x < 0 || y < 0 || x > this.wide || y > this.high || texts.length >= 2 * MOST_NAMES) continue;
      const wide = name.length * 7 + 16;
      if (taken.some((one) => Math.abs(one.x - x) < (one.wide + wide) / 2 && Math.abs(one.y - y) < 20)) continue;
      taken.push({ x, y, wide });
      texts.push(made("circle", { cx: x, cy: y, r: 1.5 }), Object.assign(made("text", { x, y: y - 5 }), { textContent: name }));
    }
    this.layers.names.replaceChildren(...texts);
  }

  /* ---- moving ---- */

  inside({ clientX, clientY }) {
    const { left, top } = this.box.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  listen() {
    const down = new Map();
    let moved = 0;
    this.box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== this.svg) return; // else the page scrolls
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, this.inside(event));
    }, { passive: false });
    this.svg.addEventListener("pointerdown", (event) => {
      if (this.busy?.(event)) return;
      down.set(event.pointerId, this.inside(event));
      moved = 0;
    });
    this.svg.addEventListener("pointermove", (event) => {
      const was = down.get(event.pointerId);
      if (!was) return;
      const now = this.inside(event), other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      moved += Math.hypot(now[0] - was[0], now[1] - was[1]);
      if (other) {
        const before = Math.hypot(was[0] - other[0], was[1] - other[1]), after = Math.hypot(now[0] - other[0], now[1] - other[1]);
        if (before > 0) this.zoom(after / before, other);
      } else if (moved > 4) {
        if (!this.svg.hasPointerCapture(event.pointerId)) this.svg.setPointerCapture(event.pointerId);
        this.pan(now[0] - was[0], now[1] - was[1]);
      }
      down.set(event.pointerId, now);
    });
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) this.svg.addEventListener(name, (event) => down.delete(event.pointerId));
    this.svg.addEventListener("click", (event) => {
      if (moved > 4) event.preventDefault(); // it was moved, not pressed
      else this.pressed?.(this.inside(event), event);
      moved = 0;
    }, true);
  }
}
