-- Persons' judgements, newest first; of what was decided in one deed one row for all that the reader sees of it, with their number.
-- One can be taken back while it stands, a deed while any of it does.
SELECT id, a, b, outcome, note, decided_at, decided_by, you, deed_id, pairs, undoable
FROM (
    SELECT j.id, j.a, j.b, j.outcome, j.note, j.decided_at, j.decided_by, j.decided_by = current_reader() AS you, j.deed_id,
           count(*) OVER deed AS pairs,
           bool_or(NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)) OVER deed AS undoable,
           row_number() OVER (PARTITION BY coalesce(j.deed_id, j.id) ORDER BY j.a, j.b) AS nth
    FROM judgement j
    WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL
    WINDOW deed AS (PARTITION BY coalesce(j.deed_id, j.id))
) told
WHERE nth = 1
ORDER BY decided_at DESC, id
LIMIT %(most)s::integer
