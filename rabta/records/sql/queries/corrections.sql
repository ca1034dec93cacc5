-- Corrections of one report's readings, oldest first; `undone` when a later one takes it back.
SELECT c.id, c.row_no, c.start, c."end", c.field, c.value, c.reason, c.corrected_at,
       c.corrected_by = current_reader() AS by_you, c.undoes_id IS NOT NULL AS is_undoing,
       EXISTS (SELECT FROM correction u WHERE u.undoes_id = c.id) AS undone
FROM correction c
WHERE c.report_id = %(report_id)s::uuid
ORDER BY c.corrected_at, c.id
