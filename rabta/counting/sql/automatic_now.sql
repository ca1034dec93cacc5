-- The automatic judgement that stands for each pair with an end among these keys, or for every pair where none are named, and
-- how many it has had. For placing.
SELECT DISTINCT ON (j.a, j.b) j.a, j.b, j.outcome, j.relation, j.score, count(*) OVER (PARTITION BY j.a, j.b)
FROM judgement j, (SELECT %(keys)s::uuid[] AS keys) k
WHERE j.decided_by IS NULL AND (k.keys IS NULL OR j.a = ANY (k.keys) OR j.b = ANY (k.keys))
ORDER BY j.a, j.b, j.decided_at DESC, j.id DESC
