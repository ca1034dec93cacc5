-- Every report the reader may see, or only those of the reader's own agency, received from a day (UTC) on: the earliest
-- first, so that filing them again in this order finds the same repeats. With what handling says of each.
SELECT r.id, r.number, r.originator, r.kind, r.format, r.title, r.file_name, r.media_type, r.size, r.language,
       encode(r.sha256, 'hex') AS sha256, r.source_grade || r.information_grade AS grading, r.written_on, r.received_at,
       r.review_on, r.typed_from_id, r.marking_id, m.level, m.every_agency, m.agencies, m.groups, m.handling,
       m.handling_note, m.purposes, m.whole, w.reason AS withdrawn_because, w.withdrawn_at
FROM report r
JOIN markings_shown() m ON m.id = r.marking_id
LEFT JOIN withdrawal w ON w.report_id = r.id
WHERE (r.marking_id IN (SELECT own_markings()) OR NOT %(own)s::boolean)
  AND (%(since)s::date IS NULL OR r.received_at >= %(since)s::date::timestamp AT TIME ZONE 'UTC')
ORDER BY r.received_at, r.id
