-- Every part of every figure, counted once and as reported, with how many records (incidents or rows, each once) state it.
-- By record first: hashing what one record states of one part is cheaper than sorting for count(DISTINCT). `cut` says
-- which side a row is of: one part (`key`), the whole, or the whole by agencies, province or month.
, of_record AS MATERIALIZED (
    SELECT p.figure, p.key, p.in_total, p.record, p.agencies, p.province,
           date_trunc('month', p.day::timestamp)::date AS month, sum(p.counted) AS counted, sum(p.told) AS told
    FROM part p
    GROUP BY p.figure, p.key, p.in_total, p.record, p.agencies, p.province, month
),
of_whole AS (
    SELECT o.figure, o.record, o.agencies, o.province, o.month, sum(o.counted) FILTER (WHERE o.in_total) AS counted,
           sum(o.told) FILTER (WHERE o.in_total) AS told
    FROM of_record o
    GROUP BY o.figure, o.record, o.agencies, o.province, o.month
)
SELECT 'part' AS cut, o.figure, o.key, NULL::smallint[] AS agencies, NULL AS province, NULL::date AS month,
       sum(o.counted) AS value, sum(o.told) AS as_reported, count(o.record) AS records
FROM of_record o
GROUP BY o.figure, o.key
UNION ALL
SELECT CASE grouping(w.agencies, w.province, w.month) WHEN 3 THEN 'agencies' WHEN 5 THEN 'province' WHEN 6 THEN 'month'
       ELSE 'whole' END, w.figure, NULL, w.agencies, w.province, w.month, sum(w.counted), sum(w.told), count(w.record)
FROM of_whole w
GROUP BY GROUPING SETS ((w.figure), (w.figure, w.agencies), (w.figure, w.province), (w.figure, w.month))
