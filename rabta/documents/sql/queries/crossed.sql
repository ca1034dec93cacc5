-- Every part of these figures by province, month and airport at once: sums over the rows are the figures' own. From them
-- pictures and pages of one province, substance or airport are made. Behind briefing's cells.sql.
SELECT c.figure, c.key, c.in_total, c.province, c.month, c.airport, sum(c.counted) AS counted, sum(c.told) AS told
FROM cell c
GROUP BY c.figure, c.key, c.in_total, c.province, c.month, c.airport
ORDER BY c.figure, c.key, c.province, c.month, c.airport
