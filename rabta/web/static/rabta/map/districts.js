/* Districts in shades, where the deployment gave their borders and the data tells of districts: a country seen whole. */
import { size } from "./sums.js";

export const SHADED = 6.4; // zoom up to which districts are shaded; nearer, places are told apart
const SOURCE = "border-districts", FILL = "districts-shaded", CHOSEN = "district-chosen";
const LEAST = 0.12, MORE = 0.68; // of the colour: the same as in the server's drawing
const nothing = () => ({ events: 0, grams: 0 });

const sums = (district, month) => district.seen.reduce((to, [at, events, grams]) => {
  if (month !== null && at !== month) return to;
  return { events: to.events + events, grams: to.grams + grams };
}, nothing());

export class Districts {
  constructor(map, colour) {
    Object.assign(this, { map, colour, here: false, all: [], sums: [] });
  }

  /** Once the borders are laid: below their lines, above land, coast and grid. */
  lay(listen) {
    if (this.here || !this.map.getSource(SOURCE)) return;
    this.here = true;
    const below = `${SOURCE}-solid`;
    this.map.addLayer({ id: FILL, type: "fill", source: SOURCE, maxzoom: SHADED, paint: { "fill-color": this.colour("deep"), "fill-opacity": 0 } }, below);
    this.map.addLayer({ id: CHOSEN, type: "line", source: SOURCE, maxzoom: SHADED, filter: ["==", ["get", "code"], ""], paint: { "line-color": this.colour("ink"), "line-width": 2.5 } });
    listen(FILL, (event) => {
      const n = this.all.findIndex((one) => one.code === event.features[0].properties.code);
      return n < 0 || !this.sums[n].events ? null : { district: n };
    });
  }

  /** Sums of the month chosen (null for all), and the shades. A month is shaded beside the largest of any month. */
  draw(data, { month, measure }) {
    this.all = data.districts ?? [];
    this.sums = this.all.map((one) => sums(one, month));
    const months = month === null ? [null] : data.months.map((_, n) => n);
    this.most = Math.max(1, ...this.all.flatMap((one) => months.map((n) => size(sums(one, n), measure))));
    if (!this.here) return;
    const shades = this.all.map((one, n) => [one.code, size(this.sums[n], measure)]).filter(([, much]) => much > 0);
    const share = shades.flatMap(([code, much]) => [code, this.strength(much)]);
    this.map.setPaintProperty(FILL, "fill-opacity", share.length ? ["match", ["get", "code"], ...share, 0] : 0);
  }

  strength(much) {
    return LEAST + MORE * Math.sqrt(much / this.most);
  }

  choose(n) {
    if (this.here) this.map.setFilter(CHOSEN, ["==", ["get", "code"], n === null ? "" : this.all[n].code]);
  }

  show(shown) {
    if (this.here) for (const layer of [FILL, CHOSEN]) this.map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
  }

  recolour() {
    if (!this.here) return;
    this.map.setPaintProperty(FILL, "fill-color", this.colour("deep"));
    this.map.setPaintProperty(CHOSEN, "line-color", this.colour("ink"));
  }
}
