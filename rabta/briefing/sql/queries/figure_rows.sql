-- What stands behind a figure that hangs on no event, in the same cuts as figure_records.sql: what is counted once, the
-- largest first or what overlaps most, with the rows of reports that tell of it.
SELECT w.*, count(*) OVER () AS total
FROM (
    SELECT p.opens, min(p.day) AS day, max(p.province) AS province, sum(p.counted) AS value, sum(p.told) AS as_reported,
           jsonb_agg(p.agencies) AS agencies, array_agg(DISTINCT p.record) FILTER (WHERE p.record IS NOT NULL) AS records
    FROM part p
    WHERE (%(key)s::text IS NULL OR p.key = %(key)s::text)
      AND (%(agency)s::smallint IS NULL OR %(agency)s::smallint = ANY (p.agencies)
           OR (%(agency)s::smallint = 0 AND cardinality(p.agencies) = 0))
      AND (%(province)s::text IS NULL OR p.province = %(province)s::text)
      AND (%(month)s::date IS NULL OR date_trunc('month', p.day::timestamp)::date = %(month)s::date)
    GROUP BY p.opens
) w
ORDER BY CASE WHEN %(by_overlap)s::boolean THEN w.as_reported - w.value END DESC NULLS LAST, w.value DESC NULLS LAST, w.day DESC, w.opens
LIMIT %(most)s::integer OFFSET %(offset)s::integer
