-- Who has ever sent anything that the reader sees and that stands, when last, and the first day of all that came (in the
-- time zone given): nobody owes the record a report of a time before it began. One step through an index for each sender and
-- for each of these days.
WITH RECURSIVE sender (number) AS (
    (SELECT r.originator FROM report r ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT r.originator FROM report r WHERE r.originator > s.number ORDER BY 1 LIMIT 1)
    FROM sender s
    WHERE s.number IS NOT NULL
)
SELECT s.number AS originator, l.received_at AS last_report,
       least(w.written_on, (f.received_at AT TIME ZONE %(zone)s::text)::date) AS first_day
FROM sender s
CROSS JOIN LATERAL (
    SELECT r.received_at FROM current_reading c JOIN report r ON r.id = c.report_id
    WHERE r.originator = s.number ORDER BY r.received_at DESC LIMIT 1) l
CROSS JOIN LATERAL (
    SELECT r.received_at FROM current_reading c JOIN report r ON r.id = c.report_id
    WHERE r.originator = s.number ORDER BY r.received_at LIMIT 1) f
LEFT JOIN LATERAL (
    SELECT r.written_on FROM current_reading c JOIN report r ON r.id = c.report_id
    WHERE r.originator = s.number AND r.written_on IS NOT NULL ORDER BY r.written_on LIMIT 1) w ON true
