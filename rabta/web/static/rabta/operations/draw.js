/* A place drawn by hand: pressed or drawn with the pen, and all of it by keyboard. The text box of latitudes and longitudes
   is what is filed; whichever of the two is changed, the other follows. */
import { read, rounded, simpler, written } from "./sphere.js";
import { made } from "./stage.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CLOSE_TO = 5; // pixels a line drawn by the pen may be simplified by

const filled = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

export class Hand {
  constructor(stage, form, say) {
    Object.assign(this, { stage, form, say, text: form.elements.points, before: [], held: null, pen: false });
    this.said = Object.assign(document.createElement("p"), { className: "plan-said unseen" });
    this.said.setAttribute("role", "status");
    stage.box.after(this.said);
    const { svg } = stage;
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", say.draw);
    svg.classList.add("by-hand");
    this.points = read(this.text.value).filter(Boolean);
    stage.changed = () => this.handles();
    stage.busy = (event) => this.takes(event);
    stage.pressed = (at) => this.press(at);
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.drop(event));
    this.text.addEventListener("input", () => { if (!this.writing) { this.points = read(this.text.value).filter(Boolean); this.show(); } });
    for (const radio of form.elements.shape) { // also when a half-typed form comes back
      radio.addEventListener("change", () => { this.points = read(this.text.value).filter(Boolean); this.pencil(); this.show(); });
    }
    this.tools();
  }

  get shape() { return this.form.elements.shape.value; }

  tools() {
    const bar = document.createElement("div");
    bar.className = "plan-tools";
    const tool = (words, act) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: words });
      button.addEventListener("click", () => act(button));
      bar.append(button);
      return button;
    };
    this.penButton = tool(this.say.pen, (button) => { this.pen = !this.pen; button.setAttribute("aria-pressed", this.pen); this.stage.svg.classList.toggle("pen", this.pen); });
    tool(this.say.centre, () => { this.add(this.stage.place([this.stage.wide / 2, this.stage.high / 2])); this.focus(this.points.length - 1); });
    tool(this.say.undo, () => { if (this.before.length) { this.points = this.before.pop(); this.write(); } });
    tool(this.say.clear, () => { this.keep(); this.points = []; this.write(); });
    this.penButton.setAttribute("aria-pressed", "false");
    this.stage.box.closest("[data-plan-map]").after(bar);
    this.pencil();
  }

  pencil() {
    this.penButton.hidden = this.shape === "point";
    if (this.shape === "point" && this.pen) this.penButton.click();
  }

  keep() { this.before.push([...this.points]); this.before.splice(0, this.before.length - 50); }

  write() {
    this.points = this.points.map(rounded);
    this.writing = true;
    this.text.value = written(this.points);
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
    this.writing = false;
    this.show();
  }

  show() {
    const radius = this.radius();
    this.stage.shapes = this.points.length ? [{ shape: this.shape, points: this.points, radius, state: "hand" }] : [];
    this.stage.draw();
  }

  radius() {
    const said = Number(this.form.elements.radius_m.value);
    if (said > 0) return said;
    const table = JSON.parse(this.form.dataset.table);
    return table[this.form.elements.kind.value]?.radius[this.form.elements.terrain.value] ?? 0;
  }

  add(place, after = this.points.length) {
    this.keep();
    if (this.shape === "point") this.points = [place]; else this.points.splice(after, 0, place);
    this.write();
    this.tell(filled(this.say.added, { n: this.shape === "point" ? 1 : after + 1 }));
  }

  remove(n) {
    this.keep();
    this.points.splice(n, 1);
    this.write();
    this.tell(this.say.removed);
    if (this.points.length) this.focus(Math.min(n, this.points.length - 1)); else this.stage.svg.focus();
  }

  tell(words) { this.said.textContent = words; }

  /** The handle is there after the next drawing. */
  focus(n) { this.wanted = n; this.stage.draw(); }

  handles() {
    const had = document.activeElement?.dataset?.place, group = this.stage.layers.hand, pixels = this.points.map((point) => this.stage.at(point));
    const ends = this.shape === "area" ? pixels.length : pixels.length - 1, between = [];
    if (this.shape !== "point") {
      for (let n = 0; n < ends && pixels.length > 1; n += 1) {
        const [a, b] = [pixels[n], pixels[(n + 1) % pixels.length]];
        if (Math.hypot(b[0] - a[0], b[1] - a[1]) > 40) between.push(made("circle", { class: "between", cx: (a[0] + b[0]) / 2, cy: (a[1] + b[1]) / 2, r: 6, "data-after": n + 1 }));
      }
    }
    group.replaceChildren(...between, ...pixels.map(([x, y], n) => {
      const [lon, lat] = this.points[n];
      const handle = made("circle", { class: "handle", cx: x, cy: y, r: 9, tabindex: "0", role: "button", "data-place": n });
      handle.setAttribute("aria-label", filled(this.say.corner, { n: n + 1, of: pixels.length, lat, lon }));
      return handle;
    }));
    const at = this.wanted ?? had;
    this.wanted = undefined;
    if (at !== undefined) group.querySelector(`[data-place="${at}"]`)?.focus({ preventScroll: true });
  }

  /* ---- by hand ---- */

  takes(event) {
    const { place, after } = event.target.dataset ?? {};
    this.acted = false;
    if (this.pen && place === undefined) {
      this.line = [this.stage.inside(event)];
    } else if (place !== undefined) {
      this.keep();
      this.held = Number(place);
    } else if (after !== undefined) {
      this.add(this.stage.place(this.stage.inside(event)), Number(after));
      this.held = Number(after);
    } else return false;
    this.stage.svg.setPointerCapture(event.pointerId);
    this.acted = true; // the click that follows is part of this
    return true;
  }

  drag(event) {
    if (this.line) {
      this.line.push(this.stage.inside(event));
      this.trace();
    } else if (this.held !== null) {
      this.points[this.held] = rounded(this.stage.place(this.stage.inside(event)));
      this.show();
    }
  }

  trace() {
    this.stage.layers.hand.querySelector(".trace")?.remove();
    if (this.line) this.stage.layers.hand.append(made("polyline", { class: "trace", points: this.line.map((at) => at.join(",")).join(" ") }));
  }

  drop() {
    if (this.line) {
      const drawn = simpler(this.line, CLOSE_TO).map((at) => this.stage.place(at));
      this.line = null;
      this.trace();
      this.keep();
      if (drawn.length > 1) this.points.push(...drawn);
      this.write();
    } else if (this.held !== null) {
      const n = this.held;
      this.held = null;
      this.write();
      this.focus(n);
    }
  }

  press(at) {
    if (this.acted) { this.acted = false; return; }
    this.add(this.stage.place(at));
  }

  /* ---- by keyboard ---- */

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const n = event.target.dataset?.place === undefined ? null : Number(event.target.dataset.place);
    const [x, y] = ARROWS[event.key] ?? [0, 0], far = event.shiftKey ? 40 : 4;
    if (x || y) {
      if (n === null) this.stage.pan(-x * 60, -y * 60);
      else this.nudge(n, x * far, y * far);
    } else if (event.key === "+" || event.key === "=") this.stage.zoom(1.6);
    else if (event.key === "-") this.stage.zoom(1 / 1.6);
    else if (n === null && event.key === "Enter") { this.add(this.stage.place([this.stage.wide / 2, this.stage.high / 2])); this.focus(this.points.length - 1); }
    else if (n !== null && event.key === "Insert") this.between(n);
    else if (n !== null && event.key === "Enter" && this.shape !== "point") this.between(n);
    else if (n !== null && (event.key === "Delete" || event.key === "Backspace")) this.remove(n);
    else if (n !== null && event.key === "Escape") this.stage.svg.focus();
    else return;
    event.preventDefault();
  }

  nudge(n, x, y) {
    this.keep();
    const [left, top] = this.stage.at(this.points[n]);
    this.points[n] = this.stage.place([left + x, top + y]);
    this.write();
    const [lon, lat] = this.points[n];
    this.tell(filled(this.say.moved, { lat, lon }));
    const [nowX, nowY] = this.stage.at(this.points[n]);
    if (nowX < 20 || nowY < 20 || nowX > this.stage.wide - 20 || nowY > this.stage.high - 20) this.stage.pan(-x * 8, -y * 8);
  }

  /** Another place behind this one: half way to the next, or a little on. */
  between(n) {
    const a = this.stage.at(this.points[n]), next = this.points[n + 1] ?? (this.shape === "area" ? this.points[0] : null);
    const b = next && this.points.length > 1 ? this.stage.at(next) : [a[0] + 80, a[1]];
    this.add(this.stage.place([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]), n + 1);
    this.focus(n + 1);
  }
}
