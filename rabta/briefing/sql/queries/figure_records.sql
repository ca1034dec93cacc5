-- The events behind one figure, one part of it, or one agency's, province's or month's side of it, the largest first, or what overlaps most:
-- their values add up to the figure's.
SELECT e.*, w.value, w.as_reported, count(*) OVER () AS total
FROM (
    SELECT p.opens, sum(p.counted) AS value, sum(p.told) AS as_reported
    FROM part p
    WHERE (%(key)s::text IS NULL OR p.key = %(key)s::text)
      AND (%(agency)s::smallint IS NULL OR %(agency)s::smallint = ANY (p.agencies)
           OR (%(agency)s::smallint = 0 AND cardinality(p.agencies) = 0))
      AND (%(province)s::text IS NULL OR p.province = %(province)s::text)
      AND (%(month)s::date IS NULL OR date_trunc('month', p.day::timestamp)::date = %(month)s::date)
    GROUP BY p.opens
) w
JOIN period_event e ON e.key = w.opens
ORDER BY CASE WHEN %(by_overlap)s::boolean THEN w.as_reported - w.value END DESC NULLS LAST, w.value DESC NULLS LAST, e.day DESC, e.key
LIMIT %(most)s::integer OFFSET %(offset)s::integer
