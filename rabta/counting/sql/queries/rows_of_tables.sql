-- The incidents of these tables that count, with place, mass and a hash of all that they say but their numbers, as renumbered.sql
-- takes it.
SELECT i.key, c.report_id AS report, w.row_no AS row,
       md5(concat(i.reported_on, i.stated
           - ARRAY['record_number', 'case_number', 'incident_no', 'confidence', 'date', 'spans'])) AS said,
       (SELECT coalesce(sum(l.mass_g), 0)::bigint FROM seizure_line l WHERE l.incident_id = i.id) AS mass_g
FROM current_reading c
JOIN incident i ON i.reading_id = c.id
JOIN reading_row w ON w.id = i.row_id
WHERE c.report_id = ANY (%(reports)s::uuid[]) AND NOT i.periodic
ORDER BY i.key
