-- The judgements of one deed that the reader sees, with whether each still stands.
SELECT j.id, j.a, j.b, j.outcome, j.note, j.decided_at, j.decided_by, j.decided_by = current_reader() AS you,
       NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id) AS stands
FROM judgement j
WHERE j.deed_id = %(deed_id)s AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL
ORDER BY j.a, j.b
