-- The judgements that stand on pairs with both ends among these mentions, or, with `any_end`, with one: every person's that nobody took back, and the
-- newest automatic one of each pair. Newest first.
SELECT j.id, j.a, j.b, j.outcome, j.score, j.reasons, j.rule_version, j.note, j.decided_at,
       j.decided_by IS NOT NULL AS by_person, j.decided_by = current_reader() AS you
FROM identity_judgement j
WHERE ((j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[]))
       OR (%(any_end)s::boolean AND (j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))))
  AND j.number_a IS NULL AND j.undoes_id IS NULL
  AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id)
  AND (j.decided_by IS NOT NULL OR NOT EXISTS (
        SELECT FROM identity_judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
        AND (n.decided_at, n.id) > (j.decided_at, j.id)))
ORDER BY j.decided_at DESC, j.a, j.b, j.id
