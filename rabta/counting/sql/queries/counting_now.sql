-- These incidents as they count now, with what the same-event judgement needs of each. Columns as in wide_incidents.sql.
SELECT i.key, i.id, i.marking_id, d.report_id, i.row_id, i.reading_id, r.kind = 'table' AS is_table, i.stated, w.read
FROM incident i
JOIN current_reading d ON d.id = i.reading_id
JOIN reading_row w ON w.id = i.row_id
JOIN report r ON r.id = d.report_id
WHERE i.key = ANY (%(keys)s::uuid[]) AND NOT i.periodic
ORDER BY i.key
