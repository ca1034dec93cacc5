-- Every part of these figures by province, month and airport at once: sums over the rows are the figures' own. From them
-- pictures and pages of one province, substance or airport are made.
SELECT p.figure, p.key, p.in_total, p.province, date_trunc('month', p.day::timestamp)::date AS month,
       coalesce(e.airport, '') AS airport, sum(p.counted) AS counted, sum(p.told) AS told
FROM part p
LEFT JOIN period_event e ON e.key = p.opens AND e.airport <> ''
GROUP BY p.figure, p.key, p.in_total, p.province, month, coalesce(e.airport, '')
ORDER BY p.figure, p.key, p.province, month, airport
