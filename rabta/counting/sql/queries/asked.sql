-- Pairs a person is asked about: the pair's newest automatic judgement says `ask`, both incidents count, and no
-- person's judgement on it stands. Likeliest first. With `keys`, those with an end among them.
SELECT j.a, j.b, j.score, j.relation, j.reasons
FROM judgement j
WHERE j.outcome = 'ask' AND j.decided_by IS NULL
  AND (%(keys)s::uuid[] IS NULL OR j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))
  AND NOT EXISTS (
        SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
        AND (n.decided_at, n.id) > (j.decided_at, j.id))
  AND NOT EXISTS (
        SELECT FROM judgement p WHERE p.a = j.a AND p.b = j.b AND p.decided_by IS NOT NULL AND p.undoes_id IS NULL
        AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = p.id))
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = j.a)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = j.b)
ORDER BY j.score DESC, j.a, j.b
LIMIT %(most)s::integer
