-- Encounters that tell of somebody refused boarding: those in whose rows one of these mentions stands, or one by its key. One
-- row for each mention that shows; whoever may not read the words of a row sees no mention of it, and so nothing here.
SELECT m.key AS mention_key, coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) AS key, r.originator,
       e.occurred_from, e.occurred_to, e.reported_on,
       coalesce(nullif(e.flight, ''), p.read -> 'encounters' -> e.encounter_no::integer ->> 'flight', '') AS flight
FROM encounter e
JOIN person_mention m ON m.row_id = e.row_id
JOIN current_reading c ON c.id = e.reading_id
JOIN report r ON r.id = c.report_id
JOIN reading_row w ON w.id = e.row_id
LEFT JOIN protected_row p ON p.row_id = w.id
WHERE e.kind = 'refused_boarding' AND NOT e.periodic
  AND (m.key = ANY (%(keys)s::uuid[]) OR coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) = %(encounter)s::uuid)
ORDER BY e.occurred_from NULLS LAST, r.id, w.row_no, m.key
