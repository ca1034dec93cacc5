-- Persons' judgements, newest first. One can be taken back while it stands.
SELECT j.id, j.a, j.b, j.outcome, j.note, j.decided_at, j.decided_by, j.decided_by = current_reader() AS you, j.deed_id,
       NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id) AS undoable
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL
ORDER BY j.decided_at DESC, j.id
LIMIT %(most)s::integer
