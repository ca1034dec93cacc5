-- Every part of every figure, counted once and as reported, with how many records (incidents or rows, each once) state it.
-- `cut` says which side a row is of: one part (`key`), the whole, or the whole by agencies, province or month. The grouping sets
-- run over the few rows of cells.sql.
, record AS (
    SELECT t.figure, t.agencies, t.province, t.month, sum(t.told) FILTER (WHERE t.in_total) AS told
    FROM cell_told t
    GROUP BY t.figure, t.record, t.agencies, t.province, t.month
),
cell AS (
    SELECT c.figure, c.agencies, c.province, c.month, c.counted, NULL AS told, 0 AS records
    FROM cell_counted c
    WHERE c.in_total
    UNION ALL
    SELECT r.figure, r.agencies, r.province, r.month, NULL, sum(r.told), count(*)
    FROM record r
    GROUP BY r.figure, r.agencies, r.province, r.month
),
side AS (
    SELECT c.figure, c.key, sum(c.counted) AS counted, NULL AS told, 0 AS records FROM cell_counted c GROUP BY c.figure, c.key
    UNION ALL
    SELECT t.figure, t.key, NULL, sum(t.told), count(*) FROM cell_told t GROUP BY t.figure, t.key
)
SELECT 'part' AS cut, s.figure, s.key, NULL::smallint[] AS agencies, NULL AS province, NULL::date AS month,
       sum(s.counted) AS value, sum(s.told) AS as_reported, sum(s.records)::bigint AS records
FROM side s
GROUP BY s.figure, s.key
UNION ALL
SELECT CASE grouping(c.agencies, c.province, c.month) WHEN 3 THEN 'agencies' WHEN 5 THEN 'province' WHEN 6 THEN 'month'
       ELSE 'whole' END, c.figure, NULL, c.agencies, c.province, c.month, sum(c.counted), sum(c.told), sum(c.records)::bigint
FROM cell c
GROUP BY GROUPING SETS ((c.figure), (c.figure, c.agencies), (c.figure, c.province), (c.figure, c.month))
