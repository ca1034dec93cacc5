-- The events that the map draws in these cells, newest first; `total` is of all pages.
SELECT e.*, count(*) OVER () AS total
FROM period_event e
JOIN placed p ON p.key = e.key
WHERE p.place_cell = ANY(%(cells)s::bigint[])
ORDER BY e.day DESC, e.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
