-- The records behind a figure as they are read now: incidents by their keys, and rows of reports by their ids. A report entered the
-- record when it was first read; when the centre got it may lie before that.
SELECT i.key AS record, i.reading_id AS reading, c.reader_version, encode(r.sha256, 'hex') AS sha256, r.number,
       (SELECT min(d.read_at) FROM reading d WHERE d.report_id = r.id) AS entered_at
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
WHERE i.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT w.id, w.reading_id, c.reader_version, encode(r.sha256, 'hex'), r.number,
       (SELECT min(d.read_at) FROM reading d WHERE d.report_id = r.id)
FROM reading_row w
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
WHERE w.id = ANY (%(keys)s::uuid[])
