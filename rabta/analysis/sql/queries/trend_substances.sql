-- Events by month and by what was seized in them; an event of two substances stands under both.
SELECT date_trunc('month', t.day::timestamp)::date AS month, l.substance, count(*) AS events
FROM taken t
JOIN (SELECT DISTINCT event_key, substance FROM period_line) l ON l.event_key = t.key
GROUP BY 1, 2
ORDER BY 1, 2
