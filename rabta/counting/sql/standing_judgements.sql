-- The judgements that stand among these incident keys, or among all where none are named, and join or cut: every person's that was not undone, and the
-- newest automatic one of each pair that is likely enough to join, or that ties a lump to a part of it. For placing.
SELECT j.a, j.b, j.outcome, true, j.marking_a_id, j.marking_b_id, j.marking_id
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL
  AND (%(keys)s::uuid[] IS NULL OR (j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])))
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
UNION ALL
SELECT s.a, s.b, CASE s.relation WHEN 'part_of' THEN 'part_of' ELSE 'same' END, false, s.marking_a_id, s.marking_b_id, s.marking_id
FROM (
    SELECT DISTINCT ON (j.a, j.b) j.*
    FROM judgement j
    WHERE j.decided_by IS NULL AND (%(keys)s::uuid[] IS NULL OR (j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])))
    ORDER BY j.a, j.b, j.decided_at DESC, j.id DESC
) s
WHERE (s.outcome <> 'not' AND s.score >= %(likely)s) OR s.relation = 'part_of'
ORDER BY 1, 2, 3, 4
