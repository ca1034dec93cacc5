-- Reports, newest first, with the state of the reading that counts. For the list of reports and the situation page.
-- `after_at` and `after_id` continue behind a report already shown; `report_newest` serves the order.
SELECT r.id, r.number, r.originator, r.title, r.kind, r.received_at, r.written_on, r.marking_id,
       coalesce(l.rows, 0) AS rows, coalesce(l.rows_read, 0) AS rows_read,
       coalesce(l.rows_set_aside, 0) AS rows_set_aside, coalesce(l.rows_repeated, 0) AS rows_repeated,
       (SELECT count(*) FROM incident i WHERE i.reading_id = l.id) AS incidents,
       EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id) AS withdrawn
FROM report r
LEFT JOIN LATERAL (
    SELECT d.id, d.rows, d.rows_read, d.rows_set_aside, d.rows_repeated
    FROM reading d WHERE d.report_id = r.id ORDER BY d.number DESC LIMIT 1
) l ON true
WHERE (%(agency)s::smallint IS NULL OR r.originator = %(agency)s::smallint)
  AND (%(after_at)s::timestamptz IS NULL OR (
        r.received_at <= %(after_at)s::timestamptz
        AND (r.received_at < %(after_at)s::timestamptz OR r.id > %(after_id)s::uuid)))
ORDER BY r.received_at DESC, r.id
LIMIT %(most)s::integer
