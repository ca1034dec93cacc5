/* The picture itself: land, borders the deployment gave, hexagons from afar, circles from near, labels in HTML. */
import { MOST_LABELS, byHexagon, byPlace, scale, size } from "./sums.js";
import { both } from "./numbers.js";

const REGION = [[60.7, 23.4], [77.9, 37.3]];
const EDGE = [[44.5, 5.5], [97.5, 46.5]]; // inside the land's own cut, so that its straight sides are never seen
const NEAR = 4.4; // zoom from which single places are told apart
const AT_FOUR = 20, AT_NINE = 56; // pixels: radius of the largest circle at zoom 4 and 9
const FIELDS = 11; // zoom from which fields are drawn in the place of circles, where the page has any
const HATCH = 8; // pixels of the pattern that strikes out
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

const ground = (land, colour) => ({
  version: 8,
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
    { id: "hexagons", type: "fill", source: "hexagons", maxzoom: NEAR,
      paint: { "fill-color": colour("deep"), "fill-opacity": ["+", 0.12, ["*", 0.7, ["get", "share"]]] } },
    { id: "hexagon-edges", type: "line", source: "hexagons", maxzoom: NEAR, paint: { "line-color": colour("deep"), "line-width": 1 } },
    { id: "places", type: "circle", source: "places", minzoom: NEAR, layout: { "circle-sort-key": ["-", ["get", "share"]] },
      paint: { "circle-radius": radius, "circle-color": colour("deep"), "circle-opacity": 0.42, "circle-stroke-color": colour("deep"), "circle-stroke-width": 1.2 } },
    { id: "chosen-line", type: "line", source: "chosen", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("ink"), "line-width": 2.5 } },
    { id: "chosen-circle", type: "circle", source: "chosen", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": radius, "circle-opacity": 0, "circle-stroke-color": colour("ink"), "circle-stroke-width": 2.5 } },
  ],
});

export class Picture {
  /** `tell` is called with what is pressed ({place} or {hexagon}), hovered, and when the zoom has changed. */
  constructor(library, { box, labels, land, fields, around, say, tell }) {
    Object.assign(this, { library, box, around, say, tell, hasFields: Boolean(fields), shape: "auto", marks: [] });
    this.labels = labels;
    this.map = new library.Map({
      container: box, style: ground(land, colours(box)), bounds: REGION, fitBoundsOptions: { padding: 8 }, maxBounds: EDGE,
      minZoom: 2.5, maxZoom: fields ? 17 : 10, canvasContextAttributes: { preserveDrawingBuffer: true }, // to be printed
      renderWorldCopies: false, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, cooperativeGestures: true, fadeDuration: 0,
      locale: {
        "Map.Title": say.map, "Marker.Title": say.map, "CooperativeGesturesHandler.WindowsHelpText": say.gesture,
        "CooperativeGesturesHandler.MacHelpText": say.gesture_mac, "CooperativeGesturesHandler.MobileHelpText": say.gesture_touch,
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on("zoomend", () => { this.label(); tell.zoomed(); });
    this.map.on("moveend", () => { this.label(); tell.moved(); });
    for (const layer of ["places", "hexagons"]) this.listen(layer);
    this.ready = new Promise((done) => { this.map.once("load", () => { if (fields) this.shapeAs("auto"); done(); }); });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.recolour());
    }
  }

  listen(layer) {
    const pressed = (event) => {
      const { n } = event.features[0].properties;
      this.tell.pressed(layer === "places" ? { place: n } : { hexagon: n });
    };
    this.map.on("click", layer, pressed);
    this.map.on("mousemove", layer, (event) => {
      this.map.getCanvas().style.cursor = "pointer";
      const { n } = event.features[0].properties;
      this.tell.hovered(layer === "places" ? { place: n } : { hexagon: n }, event.point);
    });
    this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; this.tell.hovered(null); });
  }

  /** The deployment's borders, each feature with its own `line`: solid, dashed, dotted or none. */
  border({ name, address }) {
    const colour = colours(this.box);
    this.map.addSource(`border-${name}`, { type: "geojson", data: address });
    for (const [line, dash] of Object.entries(DASH)) {
      this.map.addLayer({
        id: `border-${name}-${line}`, type: "line", source: `border-${name}`, filter: ["==", ["get", "line"], line],
        layout: { "line-join": "round" },
        paint: { "line-color": colour("border"), "line-width": WIDTH[name] ?? 1, ...(dash ? { "line-dasharray": dash } : {}) },
      }, "hexagons");
    }
  }

  /** Districts in shades, where the deployment gave their borders and the data has a value for each (`code`: number). */
  shade(values) {
    const source = "border-districts", most = Math.max(1, ...Object.values(values));
    if (!this.map.getSource(source)) return;
    const share = ["match", ["get", "code"]];
    for (const [code, value] of Object.entries(values)) share.push(code, 0.12 + 0.68 * Math.sqrt(value / most));
    if (this.map.getLayer("districts-shaded")) this.map.removeLayer("districts-shaded");
    if (share.length > 2) this.map.addLayer({ id: "districts-shaded", type: "fill", source, paint: { "fill-color": colours(this.box)("deep"), "fill-opacity": [...share, 0] } }, "grid");
  }

  /** West, south, east and north of what is seen where fields are drawn; null from farther. */
  window() {
    if (!this.hasFields || this.map.getZoom() < FIELDS) return null;
    return this.map.getBounds().toArray().flat();
  }

  /** Fields in their kinds, and of each what adds nothing struck out. */
  fields(data, { month }) {
    if (!this.map.getSource("fields")) this.layFields();
    this.fieldData = data;
    this.fieldsOf(month);
  }

  fieldsOf(month) {
    if (!this.fieldData) return;
    const of = month === null ? null : this.data.months[month];
    this.map.getSource("fields").setData(features(this.fieldData.features.filter((one) => of === null || one.properties.month === of)));
  }

  layFields() {
    const colour = colours(this.box), kind = (name) => ["==", ["get", "kind"], name];
    this.map.addSource("fields", { type: "geojson", data: features([]) });
    this.hatch();
    const layer = (id, type, name, paint) => this.map.addLayer({ id, type, source: "fields", minzoom: FIELDS, filter: kind(name), paint });
    layer("field-fill", "fill", "cleared", { "fill-color": colour("deep"), "fill-opacity": 0.5 });
    layer("field-edge", "line", "cleared", { "line-color": colour("ink"), "line-width": 1 });
    layer("field-struck", "fill", "struck", { "fill-pattern": "struck" });
    layer("field-surveyed", "line", "surveyed", { "line-color": colour("ink"), "line-width": 1.2, "line-dasharray": [3, 2.5] });
    layer("field-found", "line", "cultivated", { "line-color": colour("bad"), "line-width": 2 });
    layer("field-photograph", "circle", "photograph", { "circle-radius": 4, "circle-color": colour("card"), "circle-stroke-color": colour("ink"), "circle-stroke-width": 2 });
    for (const id of ["field-fill", "field-surveyed", "field-found", "field-photograph"]) {
      this.map.on("click", id, (event) => { location.assign(event.features[0].properties.opens); });
      this.map.on("mousemove", id, (event) => { this.map.getCanvas().style.cursor = "pointer"; this.tell.field(event.features[0].properties.told, event.point); });
      this.map.on("mouseleave", id, () => { this.map.getCanvas().style.cursor = ""; this.tell.field(null); });
    }
  }

  hatch() {
    const canvas = Object.assign(document.createElement("canvas"), { width: HATCH, height: HATCH }), pen = canvas.getContext("2d");
    pen.strokeStyle = colours(this.box)("ink");
    pen.lineWidth = 1.6;
    for (const from of [-HATCH, 0, HATCH]) { pen.moveTo(from, HATCH); pen.lineTo(from + HATCH, 0); }
    pen.stroke();
    const image = pen.getImageData(0, 0, HATCH, HATCH);
    if (this.map.hasImage("struck")) this.map.updateImage("struck", image); else this.map.addImage("struck", image);
  }

  /** To the fields of the place that was chosen, or of the largest in the chosen hexagon. */
  near() {
    const chosen = this.selected;
    if (!chosen) return;
    const among = "place" in chosen ? [chosen.place] : this.hexagons[chosen.hexagon].places;
    const first = [...among].sort((a, b) => size(this.places[b], this.measure) - size(this.places[a], this.measure))[0];
    const { lon, lat } = this.data.places[first];
    const to = { center: [lon, lat], zoom: FIELDS + 2 };
    if (still()) this.map.jumpTo(to); else this.map.flyTo({ ...to, duration: 1200 });
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
    this.choose(this.selected ?? null);
    this.fieldsOf(month);
    this.label();
  }

  choose(what) {
    this.selected = what;
    const at = what === null ? undefined : "place" in what ? this.circles[what.place] : this.cells[what.hexagon];
    this.map.getSource("chosen").setData(features(at ? [at] : []));
  }

  /** `auto`: hexagons from afar, circles from near. */
  shapeAs(shape) {
    this.shape = shape;
    const from = { auto: NEAR, places: 0, hexagons: 24 }[shape];
    for (const layer of ["hexagons", "hexagon-edges"]) this.map.setLayerZoomRange(layer, 0, from || 0.01);
    const until = this.hasFields ? FIELDS : 24;
    this.map.setLayerZoomRange("places", from, until);
    this.map.setLayerZoomRange("chosen-circle", 0, until);
    this.label();
  }

  drawsPlaces() {
    if (this.window()) return false;
    return this.shape === "places" || (this.shape === "auto" && this.map.getZoom() >= NEAR);
  }

  zoom(by) {
    const zoom = this.map.getZoom() + by;
    if (still()) this.map.jumpTo({ zoom }); else this.map.easeTo({ zoom, duration: 250 });
  }

  whole() {
    this.map.fitBounds(REGION, { padding: 8, animate: !still() });
  }

  /** Names around, and of the largest places as long as they do not run into each other. */
  label() {
    for (const mark of this.marks) mark.remove();
    this.marks = [];
    const taken = [];
    const free = (x, y, wide) => taken.every((t) => Math.abs(t.x - x) > (t.wide + wide) / 2 || Math.abs(t.y - y) > 20);
    if (this.data && this.drawsPlaces()) {
      const order = this.places.map((sums, n) => [size(sums, this.measure), n]).filter(([much]) => much > 0).sort((a, b) => b[0] - a[0]);
      for (const [, n] of order) {
        const place = this.data.places[n];
        if (!place.name || taken.length >= MOST_LABELS) continue;
        const { x, y } = this.map.project([place.lon, place.lat]);
        const up = radiusAt(this.map.getZoom(), this.circles[n].properties.share) + 10;
        const wide = place.name.length * 8 + 12;
        if (x < 0 || y < 0 || x > this.box.clientWidth || y > this.box.clientHeight || !free(x, y - up, wide)) continue;
        taken.push({ x, y: y - up, wide });
        this.mark(this.button(n), place, [0, -up]);
      }
    }
    for (const one of this.around) {
      const { x, y } = this.map.project([one.lon, one.lat]);
      if (free(x, y, one.name.length * 9)) this.mark(Object.assign(document.createElement("span"), { className: "around", textContent: one.name, ariaHidden: "true" }), one, [0, 0]);
    }
  }

  button(n) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "place", textContent: this.data.places[n].name });
    button.setAttribute("aria-label", `${this.data.places[n].name}: ${both(this.places[n], this.measure, this.say)}`);
    button.addEventListener("click", (event) => { event.stopPropagation(); this.tell.pressed({ place: n }); });
    return button;
  }

  mark(element, { lon, lat }, offset) {
    this.marks.push(new this.library.Marker({ element, offset, anchor: "center" }).setLngLat([lon, lat]).addTo(this.map));
  }

  recolour() {
    const colour = colours(this.box);
    const paint = { sea: ["background-color", "sea"], land: ["fill-color", "land"], grid: ["line-color", "grid"],
      coast: ["line-color", "coast"], hexagons: ["fill-color", "deep"], "hexagon-edges": ["line-color", "deep"],
      "chosen-line": ["line-color", "ink"], "chosen-circle": ["circle-stroke-color", "ink"] };
    for (const [layer, [property, name]] of Object.entries(paint)) this.map.setPaintProperty(layer, property, colour(name));
    for (const property of ["circle-color", "circle-stroke-color"]) this.map.setPaintProperty("places", property, colour("deep"));
    if (this.map.getLayer("districts-shaded")) this.map.setPaintProperty("districts-shaded", "fill-color", colour("deep"));
    if (this.map.getSource("fields")) {
      const of = { "field-fill": ["fill-color", "deep"], "field-edge": ["line-color", "ink"], "field-surveyed": ["line-color", "ink"], "field-found": ["line-color", "bad"], "field-photograph": ["circle-stroke-color", "ink"] };
      for (const [layer, [property, name]] of Object.entries(of)) this.map.setPaintProperty(layer, property, colour(name));
      this.map.setPaintProperty("field-photograph", "circle-color", colour("card"));
      this.hatch();
    }
    for (const { id } of this.map.getStyle().layers) if (id.startsWith("border-")) this.map.setPaintProperty(id, "line-color", colour("border"));
  }
}
