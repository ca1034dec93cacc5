-- How many pairs asked.sql would give in all.
SELECT count(*) AS total
FROM judgement j
WHERE j.outcome = 'ask' AND j.decided_by IS NULL
  AND NOT EXISTS (
        SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
        AND (n.decided_at, n.id) > (j.decided_at, j.id))
  AND NOT EXISTS (
        SELECT FROM judgement p WHERE p.a = j.a AND p.b = j.b AND p.decided_by IS NOT NULL AND p.undoes_id IS NULL
        AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = p.id))
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = j.a)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = j.b)
