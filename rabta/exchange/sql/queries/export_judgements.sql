-- Every judgement with both ends among these incidents, oldest first, undone or not. By whom is not said.
SELECT j.id, j.a, j.b, j.outcome, j.relation, j.score, j.reasons, j.rule_version, j.note, j.decided_at,
       j.decided_by IS NOT NULL AS by_a_person, j.undoes_id
FROM judgement j
WHERE j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])
ORDER BY j.decided_at, j.id
