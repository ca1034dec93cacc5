/* Arithmetic of the map: Mercator (conformal, so that a circle on the ground is one on the screen), metres, text of places.
   No drawing, no document. */

const RAD = Math.PI / 180;
const A_DEGREE = 111320; // metres along the equator
const FARTHEST = 84; // degrees of latitude that are still drawn

/** Latitude stretched as Mercator does, in degrees of longitude at the equator. */
export const stretched = (lat) => {
  const held = Math.min(FARTHEST, Math.max(-FARTHEST, lat));
  return Math.log(Math.tan(Math.PI / 4 + (held * RAD) / 2)) / RAD;
};
export const unstretched = (y) => (2 * Math.atan(Math.exp(y * RAD)) - Math.PI / 2) / RAD;

/** Degrees of longitude that so many metres are at a latitude. */
export const degrees = (metres, lat) => metres / (A_DEGREE * Math.cos(Math.min(FARTHEST, Math.abs(lat)) * RAD));

export const rounded = ([lon, lat]) => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];

const DIGITS = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";
const A_PLACE = /^([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])?[\s,;]+([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?$/i;

/** Places of a text box as [longitude, latitude]; null for a line that is none. */
export const read = (text) => text.replace(/[۰-۹٠-٩]/g, (digit) => String(DIGITS.indexOf(digit) % 10)).replace(/٫/g, ".").replace(/،/g, ",")
  .split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const found = A_PLACE.exec(line);
    if (!found) return null;
    const lat = Number(found[1]) * (/s/i.test(found[2] ?? "") ? -1 : 1), lon = Number(found[3]) * (/w/i.test(found[4] ?? "") ? -1 : 1);
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
  });
export const written = (points) => points.map(([lon, lat]) => `${lat}, ${lon}`).join("\n");

/** A polygon cut to a box (Sutherland and Hodgman); empty where nothing of it lies inside. */
export const cut = (ring, [left, top, right, bottom]) => {
  const sides = [
    [(p) => p[0] >= left, (a, b) => [left, a[1] + ((b[1] - a[1]) * (left - a[0])) / (b[0] - a[0])]],
    [(p) => p[0] <= right, (a, b) => [right, a[1] + ((b[1] - a[1]) * (right - a[0])) / (b[0] - a[0])]],
    [(p) => p[1] >= top, (a, b) => [a[0] + ((b[0] - a[0]) * (top - a[1])) / (b[1] - a[1]), top]],
    [(p) => p[1] <= bottom, (a, b) => [a[0] + ((b[0] - a[0]) * (bottom - a[1])) / (b[1] - a[1]), bottom]],
  ];
  let left_over = ring;
  for (const [inside, crossing] of sides) {
    const before = left_over;
    left_over = [];
    before.forEach((point, n) => {
      const last = before[(n + before.length - 1) % before.length];
      if (inside(point) !== inside(last)) left_over.push(crossing(last, point));
      if (inside(point)) left_over.push(point);
    });
    if (!left_over.length) return left_over;
  }
  return left_over;
};

/** A drawn line with fewer places, none farther from it than `most` (Douglas and Peucker); in pixels. */
export const simpler = (line, most) => {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line[line.length - 1]];
  const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let farthest = 0, at = 0;
  for (let n = 1; n < line.length - 1; n += 1) {
    const [x, y] = line[n];
    const away = long ? Math.abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / long : Math.hypot(x - a[0], y - a[1]);
    if (away > farthest) { farthest = away; at = n; }
  }
  if (farthest <= most) return [a, b];
  return [...simpler(line.slice(0, at + 1), most).slice(0, -1), ...simpler(line.slice(at), most)];
};
