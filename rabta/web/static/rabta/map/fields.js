/* Fields from near, in their kinds: of each what adds nothing struck out, and where photographs were taken. */

export const FIELDS = 11; // zoom from which fields are drawn in the place of circles, where the page has any
const HATCH = 8; // pixels of the pattern that strikes out
const features = (list) => ({ type: "FeatureCollection", features: list });
const kind = (name) => ["==", ["get", "kind"], name];

export class Fields {
  constructor(map, colour, tell) {
    Object.assign(this, { map, colour, tell, data: null });
  }

  bring(data, month) {
    if (!this.map.getSource("fields")) this.lay();
    this.data = data;
    this.draw(month);
  }

  /** Those of one month (`2025-03`), or all of them (null). */
  draw(month) {
    if (!this.data) return;
    this.map.getSource("fields").setData(features(this.data.features.filter((one) => month === null || one.properties.month === month)));
  }

  lay() {
    const { map, colour } = this;
    map.addSource("fields", { type: "geojson", data: features([]) });
    this.hatch();
    const layer = (id, type, name, paint) => map.addLayer({ id, type, source: "fields", minzoom: FIELDS, filter: kind(name), paint });
    layer("field-fill", "fill", "cleared", { "fill-color": colour("deep"), "fill-opacity": 0.5 });
    layer("field-edge", "line", "cleared", { "line-color": colour("ink"), "line-width": 1 });
    layer("field-struck", "fill", "struck", { "fill-pattern": "struck" });
    layer("field-surveyed", "line", "surveyed", { "line-color": colour("ink"), "line-width": 1.2, "line-dasharray": [3, 2.5] });
    layer("field-found", "line", "cultivated", { "line-color": colour("bad"), "line-width": 2 });
    layer("field-photograph", "circle", "photograph", { "circle-radius": 4, "circle-color": colour("card"), "circle-stroke-color": colour("ink"), "circle-stroke-width": 2 });
    for (const id of ["field-fill", "field-surveyed", "field-found", "field-photograph"]) {
      map.on("click", id, (event) => { location.assign(event.features[0].properties.opens); });
      map.on("mousemove", id, (event) => { map.getCanvas().style.cursor = "pointer"; this.tell(event.features[0].properties.told, event.point); });
      map.on("mouseleave", id, () => { map.getCanvas().style.cursor = ""; this.tell(null); });
    }
  }

  hatch() {
    const canvas = Object.assign(document.createElement("canvas"), { width: HATCH, height: HATCH }), pen = canvas.getContext("2d");
    pen.strokeStyle = this.colour("ink");
    pen.lineWidth = 1.6;
    for (const from of [-HATCH, 0, HATCH]) { pen.moveTo(from, HATCH); pen.lineTo(from + HATCH, 0); }
    pen.stroke();
    const image = pen.getImageData(0, 0, HATCH, HATCH);
    if (this.map.hasImage("struck")) this.map.updateImage("struck", image); else this.map.addImage("struck", image);
  }

  recolour() {
    if (!this.map.getSource("fields")) return;
    const of = { "field-fill": ["fill-color", "deep"], "field-edge": ["line-color", "ink"], "field-surveyed": ["line-color", "ink"], "field-found": ["line-color", "bad"], "field-photograph": ["circle-stroke-color", "ink"] };
    for (const [layer, [property, name]] of Object.entries(of)) this.map.setPaintProperty(layer, property, this.colour(name));
    this.map.setPaintProperty("field-photograph", "circle-color", this.colour("card"));
    this.hatch();
  }
}
