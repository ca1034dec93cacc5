-- The rows of one reading in the order of the file: read, set aside with a reason, or a known repeat.
SELECT w.id, w.row_no, w.fate, w.text, w.cells, w.problem, w.read
FROM reading_row w
WHERE w.reading_id = %(reading_id)s::uuid
ORDER BY w.row_no, w.id
