/* Numbers as the console writes them: the same grouping and the same units as on the rest of the page. */

const group = (digits, lakh) => {
  const tail = digits.slice(-3);
  const head = digits.slice(0, -3);
  if (!head) return tail;
  return `${head.replace(lakh ? /\B(?=(\d{2})+$)/g : /\B(?=(\d{3})+$)/g, ",")},${tail}`;
};

export const grouped = (value, say) => {
  const [whole, places] = String(value).split(".");
  return group(whole, say.grouping === "lakh") + (places ? `.${places}` : "");
};

const ACRE_M2 = 4046.8564224;

/** Square metres as acres: to a hundredth, from a hundred on to a tenth, as on the rest of the page. */
const acres = (squareMetres, say) => {
  const value = squareMetres / ACRE_M2;
  return `${grouped(Number(value.toFixed(value >= 100 ? 1 : 2)), say)} ${say.acre}`;
};

/** Whole grams in three figures, from a hundred on to a tenth, and the unit that suits them: 2.03 t, 133.6 t. */
export const mass = (grams, say) => {
  if (say.measured === "land") return acres(grams, say);
  const [value, unit] = grams < 1e3 ? [grams, say.g] : grams < 1e6 ? [grams / 1e3, say.kg] : [grams / 1e6, say.t];
  const short = value >= 100 ? Math.round(value * 10) / 10 : Number(value.toPrecision(3));
  return `${grouped(short, say)} ${unit}`;
};

export const events = (count, say) => `${grouped(count, say)} ${count === 1 ? say.event : say.events}`;

/** What a place or a month amounts to, both measures, the chosen one first. */
export const both = (sums, measure, say) => {
  const said = [events(sums.events, say), mass(sums.grams, say)];
  return (measure === "mass" ? said.reverse() : said).join(" · ");
};
