-- Rows of files of land that show and were set aside: what no figure holds, and why.
SELECT r.id AS report_id, r.number AS report_number, r.originator, w.row_no, w.text, w.problem
FROM reading_row w
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
WHERE r.kind = 'land' AND w.fate = 'set_aside'
  AND (%(report_id)s::uuid IS NULL OR r.id = %(report_id)s::uuid)
ORDER BY r.received_at DESC, r.id, w.row_no
