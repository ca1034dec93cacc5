-- Every part of every figure, counted once and as reported, with how many records (incidents or rows, each once) state it.
-- `cut` says which side a row is of: one part (`key`), the whole, or the whole by agencies, province or month. The grouping sets
-- run over the few rows of cells.sql.
, side AS (
    SELECT c.figure, c.agencies, c.province, c.month, c.counted, c.told, c.in_total, c.rows FROM cell c
    WHERE c.in_total OR c.rows > 0
    UNION ALL
    SELECT a.figure, a.agencies, a.province, a.month, NULL, NULL, true, -a.rows FROM again_in_cell a
),
by_part AS (
    SELECT c.figure, c.key, c.counted, c.told, c.rows FROM cell c
    UNION ALL
    SELECT a.figure, a.key, NULL, NULL, -a.rows FROM again_in_part a
)
SELECT 'part' AS cut, s.figure, s.key, NULL::smallint[] AS agencies, NULL AS province, NULL::date AS month,
       sum(s.counted) AS value, sum(s.told) AS as_reported, sum(s.rows)::bigint AS records
FROM by_part s
GROUP BY s.figure, s.key
UNION ALL
SELECT CASE grouping(c.agencies, c.province, c.month) WHEN 3 THEN 'agencies' WHEN 5 THEN 'province' WHEN 6 THEN 'month'
       ELSE 'whole' END, c.figure, NULL, c.agencies, c.province, c.month, sum(c.counted) FILTER (WHERE c.in_total),
       sum(c.told) FILTER (WHERE c.in_total), sum(c.rows)::bigint
FROM side c
GROUP BY GROUPING SETS ((c.figure), (c.figure, c.agencies), (c.figure, c.province), (c.figure, c.month))
