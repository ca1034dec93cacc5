-- An agency's own reports with rows that could not be read, the newest first. For its own officers' situation page.
SELECT r.id, r.number, r.title, r.received_at, c.rows_set_aside, count(*) OVER () AS total
FROM current_reading c
JOIN report r ON r.id = c.report_id
WHERE r.originator = %(agency)s::smallint AND c.rows_set_aside > 0
ORDER BY r.received_at DESC, r.id
LIMIT %(most)s::integer
