-- What the same-event judgement needs of these incident rows. For placing.
SELECT i.key, i.id, i.marking_id, d.report_id, i.row_id, i.reading_id, rep.kind = 'table', i.stated, r.read
FROM incident i
JOIN reading_row r ON r.id = i.row_id
JOIN reading d ON d.id = i.reading_id
JOIN report rep ON rep.id = d.report_id
WHERE i.id = ANY (%s)
ORDER BY i.key
