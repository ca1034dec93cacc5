-- Who opened, fetched or printed one report, newest first. For its originator: the ledger's own policy shows others
-- no more than what they did themselves.
SELECT e.at, e.deed, e.agency, convert_from(e.body, 'UTF8')::jsonb -> 'detail' ->> 'name' AS name,
       e.reader_id = current_reader() AS you
FROM entry e
WHERE e.subject_kind = 'report' AND e.subject_id = %(report_id)s::text
ORDER BY e.at DESC, e.id
LIMIT 200
