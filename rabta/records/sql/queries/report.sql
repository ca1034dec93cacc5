-- One report with the newest reading of it, withdrawn or not. For the report's own page.
SELECT r.id, r.number, r.originator, r.title, r.kind, r.received_at, r.written_on, r.marking_id, r.format, r.file_name,
       r.media_type, r.size, encode(r.sha256, 'hex') AS sha256, r.language, r.source_grade, r.information_grade,
       r.review_on, r.filed_by = current_reader() AS filed_by_you, r.marking_id IN (SELECT own_markings()) AS mine,
       l.id AS reading_id, l.number AS reading_number, l.reader_version, coalesce(l.rows, 0) AS rows,
       coalesce(l.rows_read, 0) AS rows_read, coalesce(l.rows_set_aside, 0) AS rows_set_aside,
       coalesce(l.rows_repeated, 0) AS rows_repeated,
       (SELECT count(*) FROM incident i WHERE i.reading_id = l.id) AS incidents,
       w.report_id IS NOT NULL AS withdrawn, w.reason AS withdrawn_because, w.withdrawn_at,
       (SELECT t.number FROM report t WHERE t.id = r.typed_from_id) AS typed_from
FROM report r
LEFT JOIN LATERAL (SELECT d.* FROM reading d WHERE d.report_id = r.id ORDER BY d.number DESC LIMIT 1) l ON true
LEFT JOIN withdrawal w ON w.report_id = r.id
WHERE r.id = %(report_id)s::uuid
