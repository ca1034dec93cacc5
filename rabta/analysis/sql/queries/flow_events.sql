-- The events of some ways: those whose claims and province are among these, newest first; `total` is of all pages.
SELECT e.*, t.origins, t.destinations, t.mass_g, count(*) OVER () AS total
FROM told t
JOIN unnest(%(origins)s::text[], %(taken)s::text[], %(destinations)s::text[]) AS a(origins, taken, destinations)
  ON a.origins = t.origins AND a.taken = t.province_key AND a.destinations = t.destinations
JOIN period_event e ON e.key = t.key
ORDER BY e.day DESC, e.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
