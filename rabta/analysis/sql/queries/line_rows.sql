-- What counts in events, line by line, by day; `total` is of all pages.
SELECT t.key, t.day, l.substance, l.mass_g, l.quantity, l.unit, count(*) OVER () AS total
FROM taken t
JOIN period_line l ON l.event_key = t.key
WHERE %(substance)s::smallint IS NULL OR l.substance = %(substance)s::smallint
ORDER BY t.day, t.key, l.line_no
LIMIT %(most)s::integer OFFSET %(offset)s::integer
