-- The rows of the current reading of one report that shows, in the order of the file, each with the traveller it tells of.
-- Withheld: the row may name a protected person, and the reader does not hold their compartment.
SELECT r.number, r.marking_id, w.row_no, coalesce(p.read, w.read) AS read, w.protected AND p.row_id IS NULL AS withheld, m.key
FROM report r
JOIN current_reading c ON c.report_id = r.id
JOIN reading_row w ON w.reading_id = c.id
LEFT JOIN protected_row p ON p.row_id = w.id
LEFT JOIN person_mention m ON m.row_id = w.id
WHERE r.id = %(report_id)s::uuid
ORDER BY w.row_no, m.mention_no
