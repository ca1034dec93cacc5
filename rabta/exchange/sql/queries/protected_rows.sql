-- Rows of these reports' newest readings that may name a protected person.
SELECT d.report_id, w.row_no
FROM reading_row w
JOIN reading d ON d.id = w.reading_id
WHERE d.report_id = ANY (%(report_ids)s::uuid[])
  AND NOT EXISTS (SELECT FROM reading later WHERE later.report_id = d.report_id AND later.number > d.number)
  AND (EXISTS (SELECT FROM encounter e WHERE e.row_id = w.id AND e.protected)
       OR EXISTS (SELECT FROM incident i JOIN mention n ON n.incident_id = i.id WHERE i.row_id = w.id AND n.protected))
ORDER BY d.report_id, w.row_no
