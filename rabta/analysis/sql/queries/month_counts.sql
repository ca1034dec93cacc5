-- Events by month.
SELECT date_trunc('month', t.day::timestamp)::date AS month, count(*) AS events
FROM taken t
GROUP BY 1
ORDER BY 1
