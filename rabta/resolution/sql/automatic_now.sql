-- The automatic judgement that stands for each pair with an end among these keys, and how many it has had. For placing.
SELECT DISTINCT ON (j.a, j.b) j.a, j.b, j.outcome, j.score, j.rule_version, count(*) OVER (PARTITION BY j.a, j.b) AS times
FROM identity_judgement j
WHERE j.decided_by IS NULL AND (j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))
ORDER BY j.a, j.b, j.decided_at DESC, j.id DESC
