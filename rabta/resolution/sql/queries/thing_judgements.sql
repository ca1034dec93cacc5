-- Persons' judgements on numbers that stand, with an end among these mentions; newest first.
SELECT j.id, j.a, j.number_a, j.b, j.number_b, j.outcome, j.note, j.decided_at, j.decided_by = current_reader() AS you
FROM identity_judgement j
WHERE j.number_a IS NOT NULL AND (j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))
  AND j.undoes_id IS NULL AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id)
ORDER BY j.decided_at DESC, j.a, j.number_a, j.b, j.number_b, j.id
