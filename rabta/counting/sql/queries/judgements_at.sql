-- Persons' judgements that stood on these incidents at an instant.
SELECT j.a, j.b, j.outcome
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL AND j.decided_at < %(at)s::timestamptz
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id AND u.decided_at < %(at)s::timestamptz)
  AND j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])
ORDER BY j.a, j.b, j.outcome
