-- The events behind one figure or one part of it, the largest first: their values add up to the figure's.
SELECT e.*, w.value, w.as_reported, count(*) OVER () AS total
FROM (
    SELECT p.event_key, sum(p.counted) AS value, sum(p.told) AS as_reported
    FROM part p
    WHERE %(key)s::text IS NULL OR p.key = %(key)s::text
    GROUP BY p.event_key
) w
JOIN period_event e ON e.key = w.event_key
ORDER BY w.value DESC NULLS LAST, e.day DESC, e.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
