-- Persons' judgements that stand on those incidents and that the reader may see, both ends and all. For seen.sql.
SELECT j.id, j.a, j.b, j.outcome
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
  AND j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])
ORDER BY j.a, j.b, j.outcome
