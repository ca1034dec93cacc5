-- The pairs of asked_pair.sql, first those on which persons differ, then the likeliest, with what the rules last said of each.
-- With `keys`, those with an end among them. What was withdrawn a moment ago and is not placed anew is left out.
SELECT q.a, q.b, q.score, n.relation, coalesce(n.reasons, '[]') AS reasons, q.differ, q.gave_way, q.cut_a, q.cut_b
FROM (
    SELECT p.* FROM asked_pair p
    WHERE %(keys)s::uuid[] IS NULL OR p.a = ANY (%(keys)s::uuid[]) OR p.b = ANY (%(keys)s::uuid[])
    ORDER BY p.differ DESC, p.score DESC NULLS LAST, p.a, p.b
    LIMIT %(most)s::integer
) q
LEFT JOIN LATERAL (
    SELECT j.relation, j.reasons FROM judgement j
    WHERE j.a = q.a AND j.b = q.b AND j.decided_by IS NULL
    ORDER BY j.decided_at DESC, j.id DESC LIMIT 1
) n ON true
WHERE EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = q.a)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = q.b)
ORDER BY q.differ DESC, q.score DESC NULLS LAST, q.a, q.b
