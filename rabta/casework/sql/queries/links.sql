-- What these have to do with, as far as it shows, in the order in which it was added.
SELECT l.id, l.subject_id, l.kind, l.target, l.added_agency, l.added_by, l.added_at,
       coalesce(r.number, ri.number, rx.number) AS report_number,
       coalesce(r.originator, ri.originator, rx.originator, o.agency, h.agency) AS originator,
       x.label, x.substance, c.title, o.kind AS operation_kind, o.starts_at, h.kind AS target_kind, h.written
FROM work_link l
LEFT JOIN report r ON l.kind = 'report' AND r.id = l.target
LEFT JOIN incident i ON l.kind = 'incident' AND i.key = l.target AND i.reading_id IN (SELECT id FROM current_reading)
LEFT JOIN current_reading ci ON ci.id = i.reading_id LEFT JOIN report ri ON ri.id = ci.report_id
LEFT JOIN exhibit x ON l.kind = 'exhibit' AND x.id = l.target LEFT JOIN report rx ON rx.id = x.report_id
LEFT JOIN joint_case c ON l.kind = 'case' AND c.id = l.target
LEFT JOIN current_operation o ON l.kind = 'operation' AND o.operation_id = l.target
LEFT JOIN held_target h ON l.kind = 'target' AND h.id = l.target
WHERE l.subject_id = ANY (%(ids)s::uuid[]) AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = l.id)
ORDER BY l.added_at, l.id
