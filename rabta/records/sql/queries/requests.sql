-- Requests for a release that the reader may know of, the newest first: of one report, or of all where none is named. `mine`:
-- the reader's agency answers it. For the report's own page and for the queue.
SELECT q.id, q.report_id, r.number, r.title, r.originator, q.kind, q.agencies, q.reason, q.asked_agency, q.asked_at,
       q.marking_id IN (SELECT own_markings()) AS mine,
       q.marking_id IN (SELECT own_markings()) AND (reader_has_role(1::smallint) OR reader_has_role(6::smallint)) AS decides,
       w.request_id IS NOT NULL AS answered, w.release_id IS NOT NULL AS granted, w.reason AS answer, w.answered_at,
       (SELECT convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' FROM entry e
        WHERE e.subject_kind = 'report' AND e.subject_id = q.report_id::text AND e.deed = 'release:ask' AND e.at = q.asked_at
        ORDER BY e.id LIMIT 1) AS name
FROM release_request q
JOIN report r ON r.id = q.report_id
LEFT JOIN release_answer w ON w.request_id = q.id
WHERE %(report_id)s::uuid IS NULL OR q.report_id = %(report_id)s::uuid
ORDER BY w.request_id IS NOT NULL, q.asked_at DESC, q.id
LIMIT 200
