-- Every judgement with both ends among these incidents, or, with `any_end`, with one: newest first. An automatic one
-- stands while it is the pair's newest automatic one; a person's while nobody took it back.
SELECT j.id, j.a, j.b, j.outcome, j.relation, j.score, j.reasons, j.rule_version, j.note, j.decided_at, j.decided_by,
       j.decided_by = current_reader() AS you,
       EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
       OR (j.decided_by IS NULL AND EXISTS (
            SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
            AND (n.decided_at, n.id) > (j.decided_at, j.id))) AS undone
FROM judgement j
WHERE j.undoes_id IS NULL
  AND ((j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[]))
       OR (%(any_end)s::boolean AND (j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))))
ORDER BY j.decided_at DESC, j.a, j.b, j.id
