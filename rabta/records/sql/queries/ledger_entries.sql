-- What the ledger tells this reader, newest first: one row an entry. The ledger's own policies decide which; a reason shows
-- where the task's policy shows it, a report's number where the report shows. What a page listed for somebody is not told.
SELECT e.id, e.at, e.deed, e.subject_kind, e.subject_id, e.agency, e.reader_id, e.reader_id = current_reader() AS you,
       coalesce(n.name, own.name, said.body -> 'detail' ->> 'name') AS name,
       (said.body ->> 'purpose')::int AS purpose, k.reason, r.id AS report_id, r.number,
       about.name AS about, said.body -> 'detail' ->> 'rule' AS rule
FROM entry e
CROSS JOIN LATERAL (SELECT convert_from(e.body, 'UTF8')::jsonb AS body) said
LEFT JOIN readers_in_ledger() n ON n.id = e.reader_id
LEFT JOIN reader own ON own.id = e.reader_id
LEFT JOIN readers_in_ledger() about ON e.subject_kind IN ('reader', 'door') AND about.id::text = e.subject_id
LEFT JOIN reading_task k ON k.id = coalesce(
    e.task_id, CASE WHEN e.subject_kind = 'task' THEN e.subject_id::uuid END)
LEFT JOIN report r ON r.id = CASE
    WHEN e.subject_kind = 'report' AND e.subject_id ~ '^[0-9a-f-]{36}$' THEN e.subject_id::uuid
    WHEN e.subject_kind = 'asked' AND e.subject_id ~ '^[a-z_]+/[0-9a-f-]{36}$' THEN split_part(e.subject_id, '/', 2)::uuid END
WHERE (%(reader)s::uuid IS NULL OR e.reader_id = %(reader)s::uuid)
  AND (%(agency)s::smallint IS NULL OR e.agency = %(agency)s::smallint)
  AND (%(report)s::text IS NULL OR (e.subject_kind = 'report' AND e.subject_id = %(report)s::text)
       OR (e.subject_kind = 'asked' AND e.subject_id LIKE '%%/' || %(report)s::text))
  AND (%(deeds)s::text[] IS NULL OR e.deed = ANY (%(deeds)s::text[]))
  AND (%(since)s::timestamptz IS NULL OR e.at >= %(since)s::timestamptz)
  AND (%(until)s::timestamptz IS NULL OR e.at < %(until)s::timestamptz)
  AND (%(after_at)s::timestamptz IS NULL OR (e.at, e.id) < (%(after_at)s::timestamptz, %(after_id)s::uuid))
ORDER BY e.at DESC, e.id DESC
LIMIT %(most)s
