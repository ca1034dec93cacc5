/* The picture itself: land, borders the deployment gave, districts in shades or hexagons from afar, circles from near,
   labels in HTML. */
import { Districts, SHADED } from "./districts.js";
import { FIELDS, Fields } from "./fields.js";
import { MOST_LABELS, byHexagon, byPlace, scale, size } from "./sums.js";
import { both } from "./numbers.js";

const REGION = [[60.7, 23.4], [77.9, 37.3]];
const EDGE = [[44.5, 5.5], [97.5, 46.5]]; // inside the land's own cut, so that its straight sides are never seen
const NEAR = 4.4; // zoom from which single places are told apart, where the page names no other
const AT_FOUR = 20, AT_NINE = 56; // pixels: radius of the largest circle at zoom 4 and 9
const WHOLE = 6.4; // zoom up to which borders with fewer corners do
const EVERY = 4; // degrees between two lines of the grid
const WIDTH = { districts: 0.6, provinces: 1.1, outline: 1.8, lines: 1.6 };
const DASH = { solid: null, dashed: [4, 2.5], dotted: [0.6, 2] };
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const features = (list) => ({ type: "FeatureCollection", features: list });
const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });

export const webgl = () => {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
};

const colours = (of) => {
  const style = getComputedStyle(of);
  return (name) => style.getPropertyValue(`--${name}`).trim();
};

const grid = () => {
  const lines = [];
  for (let lon = 44; lon <= 98; lon += EVERY) lines.push(feature("LineString", [[lon, 5], [lon, 47]]));
  for (let lat = 6; lat <= 46; lat += EVERY) lines.push(feature("LineString", [[44, lat], [98, lat]]));
  return features(lines);
};

const radius = ["interpolate", ["linear"], ["zoom"], 4, ["*", ["get", "share"], AT_FOUR], 9, ["*", ["get", "share"], AT_NINE]];
export const radiusAt = (zoom, share) =>
  share * (AT_FOUR + (AT_NINE - AT_FOUR) * Math.min(1, Math.max(0, (zoom - 4) / 5)));

const ground = (land, colour, near) => ({
  version: 8, transition: { duration: 0, delay: 0 }, // paper has no time to fade
  sources: {
    land: { type: "geojson", data: land }, grid: { type: "geojson", data: grid() },
    hexagons: { type: "geojson", data: features([]) }, places: { type: "geojson", data: features([]) },
    chosen: { type: "geojson", data: features([]) },
  },
  layers: [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
    { id: "grid", type: "line", source: "grid", paint: { "line-color": colour("grid"), "line-width": 0.6 } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": colour("coast"), "line-width": 1 } },
    { id: "hexagons", type: "fill", source: "hexagons", maxzoom: near,
      paint: { "fill-color": colour("deep"), "fill-opacity": ["+", 0.12, ["*", 0.7, ["get", "share"]]] } },
    { id: "hexagon-edges", type: "line", source: "hexagons", maxzoom: near, paint: { "line-color": colour("deep"), "line-width": 1 } },
    { id: "places", type: "circle", source: "places", minzoom: near, layout: { "circle-sort-key": ["-", ["get", "share"]] },
      paint: { "circle-radius": radius, "circle-color": colour("deep"), "circle-opacity": 0.42, "circle-stroke-color": colour("deep"), "circle-stroke-width": 1.2 } },
    { id: "chosen-line", type: "line", source: "chosen", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("ink"), "line-width": 2.5 } },
    { id: "chosen-circle", type: "circle", source: "chosen", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": radius, "circle-opacity": 0, "circle-stroke-color": colour("ink"), "circle-stroke-width": 2.5 } },
  ],
});

export class Picture {
  /** `tell` is called with what is pressed ({place} or {hexagon}), hovered, and when the zoom has changed. */
  constructor(library, { box, land, fields, near, around, say, tell }) {
    Object.assign(this, { library, box, around, say, tell, hasFields: Boolean(fields), apart: near ?? NEAR, shape: "auto", marks: new Map(), farther: [] });
    this.map = new library.Map({
      container: box, style: ground(land, colours(box), this.apart), bounds: REGION, fitBoundsOptions: { padding: 8 }, maxBounds: EDGE,
      minZoom: 2.5, maxZoom: fields ? 17 : 10, canvasContextAttributes: { preserveDrawingBuffer: true }, // to be printed
      renderWorldCopies: false, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, cooperativeGestures: true, fadeDuration: 0,
      locale: {
        "Map.Title": say.map, "Marker.Title": say.map, "CooperativeGesturesHandler.WindowsHelpText": say.gesture,
        "CooperativeGesturesHandler.MacHelpText": say.gesture_mac, "CooperativeGesturesHandler.MobileHelpText": say.gesture_touch,
      },
    });
    this.districts = new Districts(this.map, (name) => colours(box)(name));
    this.fieldsNear = new Fields(this.map, (name) => colours(box)(name), tell.field);
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on("zoomend", () => { this.sharpen(); this.label(); tell.zoomed(); });
    this.map.on("moveend", () => { this.label(); tell.moved(); });
    this.listen("places", (event) => ({ place: event.features[0].properties.n }));
    this.listen("hexagons", (event) => ({ hexagon: event.features[0].properties.n }));
    this.ready = new Promise((done) => { this.map.once("load", () => { if (fields) this.shapeAs("auto"); done(); }); });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.recolour());
    }
  }

  /** `what` says of an event what it is of, or null. */
  listen(layer, what) {
    this.map.on("click", layer, (event) => { const of = what(event); if (of) this.tell.pressed(of); });
    this.map.on("mousemove", layer, (event) => {
      const of = what(event);
      this.map.getCanvas().style.cursor = of ? "pointer" : "";
      this.tell.hovered(of, event.point);
    });
    this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; this.tell.hovered(null); });
  }

  /** The deployment's borders, each feature with its own `line`: solid, dashed, dotted or none. `far`: with fewer corners. */
  border({ name, address, far }) {
    const colour = colours(this.box);
    this.map.addSource(`border-${name}`, { type: "geojson", data: far ?? address });
    if (far) this.farther.push([`border-${name}`, address]);
    for (const [line, dash] of Object.entries(DASH)) {
      this.map.addLayer({
        id: `border-${name}-${line}`, type: "line", source: `border-${name}`, filter: ["==", ["get", "line"], line],
        layout: { "line-join": "round" },
        paint: { "line-color": colour("border"), "line-width": WIDTH[name] ?? 1, ...(dash ? { "line-dasharray": dash } : {}) },
      }, "hexagons");
    }
  }

  /** After all borders: districts are shaded where there are any. */
  bordered() {
    this.districts.lay((layer, what) => this.listen(layer, what));
    this.shapeAs(this.shape);
  }

  /** From near, borders with every corner they were given. */
  sharpen() {
    if (this.map.getZoom() < WHOLE) return;
    for (const [source, address] of this.farther.splice(0)) this.map.getSource(source).setData(address);
  }

  /** West, south, east and north of what is seen where fields are drawn; null from farther. */
  window() {
    if (!this.hasFields || this.map.getZoom() < FIELDS) return null;
    return this.map.getBounds().toArray().flat();
  }

  /** Fields as the server told them, those of the month chosen. */
  fields(data, { month }) {
    this.fieldsNear.bring(data, this.named(month));
  }

  named(month) {
    return month === null ? null : this.data.months[month];
  }

  /** To the fields of the place that was chosen, or of the largest in the chosen hexagon. */
  near() {
    const chosen = this.selected;
    if (!chosen) return;
    const among = this.placesOf(chosen);
    const first = [...among].sort((a, b) => size(this.places[b], this.measure) - size(this.places[a], this.measure))[0];
    const { lon, lat } = this.data.places[first];
    const to = { center: [lon, lat], zoom: FIELDS + 2 };
    if (still()) this.map.jumpTo(to); else this.map.flyTo({ ...to, duration: 1200 });
  }

  /** Numbers of the places that belong to what was chosen. */
  placesOf(what) {
    if ("place" in what) return [what.place];
    if ("hexagon" in what) return this.hexagons[what.hexagon].places;
    const { code } = this.districts.all[what.district];
    return this.data.places.map((_, n) => n).filter((n) => this.data.places[n].district === code);
  }

  sumsOf(what) {
    if ("district" in what) return this.districts.sums[what.district];
    return "place" in what ? this.places[what.place] : this.hexagons[what.hexagon];
  }

  /** After the page has become paper, or a screen again. */
  onPaper() {
    this.map.resize();
    this.recolour();
    this.map.redraw();
    this.label();
  }

  draw(data, { month, measure }) {
    const places = byPlace(data, month), hexagons = byHexagon(data, places), most = scale(data, month, measure);
    const share = (sums, whole) => Math.sqrt(size(sums, measure) / whole);
    const shown = (sums) => size(sums, measure) > 0;
    Object.assign(this, { data, places, hexagons, measure, most: most.places });
    this.circles = data.places.map((place, n) => feature("Point", [place.lon, place.lat], { n, share: share(places[n], most.places) }));
    this.cells = data.hexagons.map((ring, n) => feature("Polygon", [[...ring, ring[0]]], { n, share: share(hexagons[n], most.hexagons) }));
    this.map.getSource("places").setData(features(this.circles.filter((_, n) => shown(places[n]))));
    this.map.getSource("hexagons").setData(features(this.cells.filter((_, n) => shown(hexagons[n]))));
    this.districts.draw(data, { month, measure });
    this.choose(this.selected ?? null);
    this.fieldsNear.draw(this.named(month));
    this.label();
  }

  choose(what) {
    this.selected = what;
    const at = what === null || "district" in what ? undefined : "place" in what ? this.circles[what.place] : this.cells[what.hexagon];
    this.districts.choose(what !== null && "district" in what ? what.district : null);
    this.map.getSource("chosen").setData(features(at ? [at] : []));
  }

  /** `auto`: districts in shades from afar, hexagons where there are none to shade, circles from near. */
  shapeAs(shape) {
    this.shape = shape;
    const shades = this.districts.here && shape === "auto";
    const from = { auto: shades ? SHADED : this.apart, places: 0, hexagons: 24 }[shape];
    this.districts.show(shades);
    for (const layer of ["hexagons", "hexagon-edges"]) this.map.setLayerZoomRange(layer, 0, shades ? 0.01 : from || 0.01);
    const until = this.hasFields ? FIELDS : 24;
    this.map.setLayerZoomRange("places", from, until);
    this.map.setLayerZoomRange("chosen-circle", 0, until);
    this.label();
  }

  drawsPlaces() {
    if (this.window()) return false;
    return this.shape === "places" || (this.shape === "auto" && this.map.getZoom() >= (this.districts.here ? SHADED : this.apart));
  }

  drawsDistricts() {
    return this.districts.here && this.shape === "auto" && this.map.getZoom() < SHADED;
  }

  zoom(by) {
    const zoom = this.map.getZoom() + by;
    if (still()) this.map.jumpTo({ zoom }); else this.map.easeTo({ zoom, duration: 250 });
  }

  whole() {
    this.map.fitBounds(REGION, { padding: 8, animate: !still() });
  }

  /** Names around, and of the largest of what is drawn as long as they do not run into each other. A name that stays keeps its
      button: whoever is on it with the keyboard, or is about to press it, does not lose it while the map moves. */
  label() {
    const stood = this.marks, taken = [];
    this.marks = new Map();
    const free = (x, y, wide) => taken.every((t) => Math.abs(t.x - x) > (t.wide + wide) / 2 || Math.abs(t.y - y) > 20);
    for (const { at, what, name, up } of this.data ? this.nameable() : []) {
      const { x, y } = this.map.project([at.lon, at.lat]), wide = name.length * 8 + 12;
      if (!name || taken.length >= MOST_LABELS || x < 0 || y < 0 || x > this.box.clientWidth || y > this.box.clientHeight || !free(x, y - up, wide)) continue;
      taken.push({ x, y: y - up, wide });
      const mark = this.mark(stood, `${name} ${JSON.stringify(what)}`, () => this.button(name, what), at, [0, -up]);
      mark.getElement().setAttribute("aria-label", `${name}: ${both(this.sumsOf(what), this.measure, this.say)}`);
    }
    for (const one of this.around) {
      const { x, y } = this.map.project([one.lon, one.lat]);
      const named = () => Object.assign(document.createElement("span"), { className: "around", textContent: one.name, ariaHidden: "true" });
      if (free(x, y, one.name.length * 9)) this.mark(stood, `around ${one.name}`, named, one, [0, 0]);
    }
    for (const [key, mark] of stood) if (!this.marks.has(key)) mark.remove();
  }

  /** What may be named, the largest first: districts in shades by their seats, circles above themselves. */
  nameable() {
    const largest = (list) => list.filter(({ much }) => much > 0).sort((a, b) => b.much - a.much);
    if (this.drawsDistricts()) {
      return largest(this.districts.all.map((at, n) => ({ at, what: { district: n }, name: at.name, up: 0, much: size(this.districts.sums[n], this.measure) })));
    }
    if (!this.drawsPlaces()) return [];
    const up = (n) => radiusAt(this.map.getZoom(), this.circles[n].properties.share) + 10;
    return largest(this.data.places.map((at, n) => ({ at, what: { place: n }, name: at.name, up: up(n), much: size(this.places[n], this.measure) })));
  }

  button(name, what) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "place", textContent: name });
    button.addEventListener("click", (event) => { event.stopPropagation(); this.tell.pressed(what); });
    return button;
  }

  /** The mark under this key: the one that stood, or `made` now; in the page after the mark before it, as the keyboard goes. */
  mark(stood, key, made, { lon, lat }, offset) {
    const before = [...this.marks.values()].at(-1)?.getElement();
    const mark = stood.get(key) ?? new this.library.Marker({ element: made(), anchor: "center" });
    mark.setLngLat([lon, lat]).setOffset(offset);
    if (!stood.has(key)) mark.addTo(this.map);
    const element = mark.getElement();
    if (before && element.previousElementSibling !== before && element !== document.activeElement) before.after(element);
    this.marks.set(key, mark);
    return mark;
  }

  recolour() {
    const colour = colours(this.box);
    const paint = { sea: ["background-color", "sea"], land: ["fill-color", "land"], grid: ["line-color", "grid"],
      coast: ["line-color", "coast"], hexagons: ["fill-color", "deep"], "hexagon-edges": ["line-color", "deep"],
      "chosen-line": ["line-color", "ink"], "chosen-circle": ["circle-stroke-color", "ink"] };
    for (const [layer, [property, name]] of Object.entries(paint)) this.map.setPaintProperty(layer, property, colour(name));
    for (const property of ["circle-color", "circle-stroke-color"]) this.map.setPaintProperty("places", property, colour("deep"));
    this.districts.recolour();
    this.fieldsNear.recolour();
    for (const { id } of this.map.getStyle().layers) if (id.startsWith("border-")) this.map.setPaintProperty(id, "line-color", colour("border"));
  }
}
