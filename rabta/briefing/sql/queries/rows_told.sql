-- The words of these rows of reports, and whose report each stands in.
SELECT w.id, w.row_no, CASE WHEN w.protected THEN coalesce(p.text, '[withheld: protected person]') ELSE w.text END AS words,
       r.id AS report_id, r.number AS report_number, r.originator, w.marking_id
FROM reading_row w
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
LEFT JOIN protected_row p ON p.row_id = w.id
WHERE w.id = ANY (%(records)s::uuid[])
ORDER BY r.received_at, r.id, w.row_no
