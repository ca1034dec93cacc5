-- The records behind a figure as they are read now: incidents by their keys, and rows of reports by their ids.
SELECT i.key AS record, i.reading_id AS reading, c.reader_version, encode(r.sha256, 'hex') AS sha256, r.number, r.received_at
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
WHERE i.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT w.id, w.reading_id, c.reader_version, encode(r.sha256, 'hex'), r.number, r.received_at
FROM reading_row w
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
WHERE w.id = ANY (%(keys)s::uuid[])
