-- What the same-event judgement needs of the visible incidents whose component is computed on read. For seen.sql.
SELECT i.key, i.id, i.marking_id, d.report_id, i.row_id, i.reading_id, r.kind = 'table' AS is_table, i.stated, w.read
FROM wide_member m
JOIN incident i ON i.key = m.incident_key
JOIN current_reading d ON d.id = i.reading_id
JOIN reading_row w ON w.id = i.row_id
JOIN report r ON r.id = d.report_id
WHERE NOT i.periodic
ORDER BY i.key
