-- Who has ever sent anything that the reader sees and that stands, when last, and the first day of all that came (in the
-- time zone given): nobody owes the record a report of a time before it began.
SELECT r.originator, max(r.received_at) AS last_report,
       min(least(r.written_on, (r.received_at AT TIME ZONE %(zone)s::text)::date)) AS first_day
FROM current_reading c
JOIN report r ON r.id = c.report_id
GROUP BY r.originator
