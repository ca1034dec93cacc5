-- One object of a scanner that shows and was read: when it was filed.
SELECT r.id, r.received_at, r.marking_id
FROM report r
JOIN current_reading c ON c.report_id = r.id
JOIN reading_row w ON w.reading_id = c.id
WHERE r.id = %(id)s::uuid AND r.kind = 'scan' AND w.fate = 'read'
LIMIT 1
