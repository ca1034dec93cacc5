/* Sums over places, hexagons and months of what the server sent. No drawing, no document. */

export const MOST_LABELS = 9;
const nothing = () => ({ events: 0, grams: 0 });
const add = (to, [, , events, grams]) => { to.events += events; to.grams += grams; };

/** What a place amounts to by the measure chosen. */
export const size = (sums, measure) => (measure === "mass" ? sums.grams : sums.events);

/** Sums of every place, in the order of `data.places`; `month` is a number in `data.months`, null for all of them. */
export const byPlace = (data, month) => {
  const sums = data.places.map(nothing);
  for (const row of data.seen) if (month === null || row[1] === month) add(sums[row[0]], row);
  return sums;
};

export const byMonth = (data) => {
  const sums = data.months.map(nothing);
  for (const row of data.seen) add(sums[row[1]], row);
  for (const [month, events, grams] of data.unplaced) add(sums[month], [0, month, events, grams]);
  return sums;
};

export const byHexagon = (data, places) => {
  const sums = data.hexagons.map(() => ({ ...nothing(), places: [] }));
  data.places.forEach((place, n) => {
    const into = sums[place.hexagon];
    into.events += places[n].events;
    into.grams += places[n].grams;
    if (places[n].events || places[n].grams) into.places.push(n);
  });
  return sums;
};

export const unplaced = (data, month) => {
  const sums = nothing();
  for (const [at, events, grams] of data.unplaced) if (month === null || at === month) add(sums, [0, at, events, grams]);
  return sums;
};

/** The largest sum any place (or hexagon) reaches: over the whole period, or in any one month, so that months compare. */
export const scale = (data, month, measure) => {
  const months = month === null ? [null] : data.months.map((_, n) => n);
  const most = { places: 1, hexagons: 1 };
  for (const one of months) {
    const places = byPlace(data, one);
    for (const sums of places) most.places = Math.max(most.places, size(sums, measure));
    for (const sums of byHexagon(data, places)) most.hexagons = Math.max(most.hexagons, size(sums, measure));
  }
  return most;
};

/** First and last day of what is shown, as in an address: a whole period, or a month cut to it. */
export const days = (period, months, month) => {
  if (month === null) return period;
  const [year, number] = months[month].split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const first = `${months[month]}-01`;
  return { from: first < period.from ? period.from : first, to: last > period.to ? period.to : last };
};
