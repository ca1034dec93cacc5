-- Each figure's whole over months and over districts, counted once. For the situation page.
SELECT p.figure, date_trunc('month', e.day)::date AS month, e.district, grouping(e.district) = 1 AS is_month,
       sum(p.counted) AS value
FROM part p
JOIN period_event e ON e.key = p.opens
WHERE p.counted IS NOT NULL
GROUP BY GROUPING SETS ((p.figure, date_trunc('month', e.day)), (p.figure, e.district))
ORDER BY p.figure, 2, 3
