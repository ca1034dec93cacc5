-- One report with the newest reading of it, withdrawn or not. For the report's own page.
SELECT r.id, r.number, r.originator, coalesce(p.title, r.title) AS title, r.kind, r.received_at, r.written_on, r.marking_id,
       r.format, coalesce(p.file_name, r.file_name) AS file_name, r.media_type, coalesce(p.size, r.size) AS size,
       encode(coalesce(p.sha256, r.sha256), 'hex') AS sha256, x.protected,
       x.protected AND NOT (SELECT reader_has_role(7::smallint)) AS withheld, r.language, r.source_grade, r.information_grade,
       r.review_on, r.filed_by = current_reader() AS filed_by_you, r.marking_id IN (SELECT own_markings()) AS mine,
       l.id AS reading_id, l.number AS reading_number, l.reader_version, coalesce(l.rows, 0) AS rows,
       coalesce(l.rows_read, 0) AS rows_read, coalesce(l.rows_set_aside, 0) AS rows_set_aside,
       coalesce(l.rows_repeated, 0) AS rows_repeated,
       (SELECT count(*) FROM incident i WHERE i.reading_id = l.id) AS incidents,
       w.report_id IS NOT NULL AS withdrawn, w.reason AS withdrawn_because, w.withdrawn_at,
       (SELECT t.number FROM report t WHERE t.id = r.typed_from_id) AS typed_from
FROM report r
LEFT JOIN LATERAL (SELECT d.* FROM reading d WHERE d.report_id = r.id ORDER BY d.number DESC LIMIT 1) l ON true
LEFT JOIN protected_report p ON p.report_id = r.id
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM reading d JOIN reading_row n ON n.reading_id = d.id
                   WHERE d.report_id = r.id AND n.protected) AS protected) x
LEFT JOIN withdrawal w ON w.report_id = r.id
WHERE r.id = %(report_id)s::uuid
