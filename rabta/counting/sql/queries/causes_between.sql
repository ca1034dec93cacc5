-- What happened to these incidents between two moments, behind came.sql: reports that came, were mended, read anew or withdrawn, and
-- persons' judgements on them that were made or taken back. Oldest first. `id` is the report's, or the judgement's.
SELECT i.key, NULL::uuid AS other,
       CASE WHEN c.number = 1 THEN 'filed' WHEN d.corrections <> p.corrections THEN 'mended' ELSE 'read_again' END AS what,
       r.id, r.number, r.originator, c.at
FROM incident i
JOIN came c ON c.id = i.reading_id
JOIN reading d ON d.id = c.id
LEFT JOIN reading p ON p.report_id = d.report_id AND p.number = d.number - 1
JOIN report r ON r.id = c.report_id
WHERE i.key = ANY (%(keys)s::uuid[]) AND c.at >= %(since)s::timestamptz AND c.at < %(until)s::timestamptz
UNION
SELECT i.key, NULL, 'withdrawn', r.id, r.number, r.originator, w.withdrawn_at
FROM incident i
JOIN reading d ON d.id = i.reading_id
JOIN report r ON r.id = d.report_id
JOIN withdrawal w ON w.report_id = r.id
WHERE i.key = ANY (%(keys)s::uuid[]) AND w.withdrawn_at >= %(since)s::timestamptz AND w.withdrawn_at < %(until)s::timestamptz
UNION
SELECT j.a, j.b, CASE WHEN j.undoes_id IS NOT NULL THEN 'undone' WHEN j.outcome = 'same' THEN 'judged_same' ELSE 'judged_not' END,
       coalesce(j.undoes_id, j.id), '', NULL, j.decided_at
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])
  AND j.decided_at >= %(since)s::timestamptz AND j.decided_at < %(until)s::timestamptz
ORDER BY 7, 3, 4, 1
