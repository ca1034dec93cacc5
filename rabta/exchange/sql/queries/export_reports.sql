-- Every report the reader may see, or only those of the reader's own agency, received from a day (UTC) on: the earliest
-- first, so that filing them again in this order finds the same repeats. What may name a protected person is null where
-- the reader does not hold the compartment.
SELECT r.id, r.number, r.originator, r.kind, r.format, r.media_type, r.language, r.written_on, r.received_at, r.review_on,
       r.source_grade || r.information_grade AS grading, r.typed_from_id, r.marking_id,
       CASE WHEN b.report_id IS NOT NULL THEN coalesce(p.title, r.title) END AS title,
       CASE WHEN b.report_id IS NOT NULL THEN coalesce(p.file_name, r.file_name) END AS file_name,
       CASE WHEN b.report_id IS NOT NULL THEN coalesce(p.size, r.size) END AS size,
       CASE WHEN b.report_id IS NOT NULL THEN encode(coalesce(p.sha256, r.sha256), 'hex') END AS sha256,
       m.level, m.every_agency, m.agencies, m.groups, m.handling, m.handling_note, m.purposes, m.whole,
       w.reason AS withdrawn_because, w.withdrawn_at
FROM report r
JOIN markings_shown() m ON m.id = r.marking_id
LEFT JOIN report_body b ON b.report_id = r.id
LEFT JOIN protected_report p ON p.report_id = r.id
LEFT JOIN withdrawal w ON w.report_id = r.id
WHERE (r.marking_id IN (SELECT own_markings()) OR NOT %(own)s::boolean)
  AND (%(since)s::date IS NULL OR r.received_at >= %(since)s::date::timestamp AT TIME ZONE 'UTC')
ORDER BY r.received_at, r.id
