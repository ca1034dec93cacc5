-- The rows of one reading in the order of the file: read, set aside with a reason, or a known repeat.
-- Withheld: the row may name a protected person, and the reader does not hold their compartment.
SELECT w.id, w.row_no, w.fate, coalesce(p.text, w.text) AS text, coalesce(p.cells, w.cells) AS cells,
       coalesce(p.problem, w.problem) AS problem, coalesce(p.read, w.read) AS read, w.protected,
       w.protected AND p.row_id IS NULL AS withheld
FROM reading_row w
LEFT JOIN protected_row p ON p.row_id = w.id
WHERE w.reading_id = %(reading_id)s::uuid
ORDER BY w.row_no, w.id
