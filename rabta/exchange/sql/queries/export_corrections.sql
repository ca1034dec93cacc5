-- Every correction of these reports' readings, oldest first, undone or not.
SELECT c.id, c.report_id, c.row_no, c.start, c."end", c.field, c.value, c.reason, c.corrected_at, c.undoes_id
FROM correction c
WHERE c.report_id = ANY (%(report_ids)s::uuid[])
ORDER BY c.corrected_at, c.id
