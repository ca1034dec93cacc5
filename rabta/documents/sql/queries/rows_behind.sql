-- What stands behind these figures, a row for each part of each event (or of each row of reports, where a figure hangs on no
-- event): what counts once and what reports tell. Sums over the rows are the figures. For a sheet of records.
SELECT p.figure, p.key, p.in_total, p.opens, p.day, p.province, e.key IS NOT NULL AS is_event, e.district,
       coalesce(e.agencies, '{}') AS agencies, coalesce(e.reports, 0) AS reports, sum(p.counted) AS counted, sum(p.told) AS told
FROM part p
LEFT JOIN period_event e ON e.key = p.opens
GROUP BY p.figure, p.key, p.in_total, p.opens, p.day, p.province, e.key, e.district, e.agencies, e.reports
ORDER BY p.day, p.opens, p.figure, p.key, p.in_total, p.province
LIMIT %(most)s
