-- What the same-event judgement needs of these incident rows: what the row tells besides a single incident of its own, which is
-- `stated`, or all that it tells. Incidents of one row come one after the other, and the first of them alone brings what the row
-- tells: standing_incidents.py. For placing.
SELECT i.key::text, i.id::text, i.marking_id, d.report_id::text, i.row_id::text, i.reading_id::text, rep.kind = 'table', i.stated,
       CASE WHEN i.row_id = lag(i.row_id) OVER one_by_one THEN NULL
            WHEN i.incident_no = 1 AND r.read -> 'incidents' -> 1 IS NULL AND btrim(r.read ->> 'agency') <> ''
            THEN r.read - 'incidents' ELSE r.read END
FROM incident i
JOIN reading_row r ON r.id = i.row_id
JOIN reading d ON d.id = i.reading_id
JOIN report rep ON rep.id = d.report_id
WHERE i.id = ANY (%s::uuid[])
WINDOW one_by_one AS (ORDER BY i.row_id, i.key)
ORDER BY i.row_id, i.key
