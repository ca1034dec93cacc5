-- Pairs of mentions that a person is asked about: the newest automatic judgement says so and no person's stands, or persons'
-- judgements differ. Both ends stand and show. Those on which persons differ first, then the likeliest.
WITH person_said AS (
    SELECT j.a, j.b, count(DISTINCT j.outcome) > 1 AS differ
    FROM identity_judgement j
    WHERE j.decided_by IS NOT NULL AND j.number_a IS NULL AND j.undoes_id IS NULL
      AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id)
    GROUP BY j.a, j.b
),
asked AS (
    SELECT j.a, j.b, j.score, false AS differ
    FROM identity_judgement j
    WHERE j.decided_by IS NULL AND j.outcome = 'ask'
      AND NOT EXISTS (
            SELECT FROM identity_judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
            AND (n.decided_at, n.id) > (j.decided_at, j.id))
      AND NOT EXISTS (SELECT FROM person_said p WHERE p.a = j.a AND p.b = j.b)
    UNION ALL
    SELECT p.a, p.b, 0, true FROM person_said p WHERE p.differ
)
SELECT q.a, q.b, q.score, q.differ
FROM asked q
WHERE EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id WHERE m.key = q.a)
  AND EXISTS (SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id WHERE m.key = q.b)
ORDER BY q.differ DESC, q.score DESC, q.a, q.b
LIMIT %(most)s::integer
