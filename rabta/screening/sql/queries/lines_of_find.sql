-- The lines of a report that was read, and the exhibit whose chain began with each.
SELECT i.key, l.line_no,
       (SELECT x.id FROM exhibit x WHERE x.incident_key = i.key ORDER BY x.number LIMIT 1) AS exhibit
FROM incident i
JOIN current_reading c ON c.id = i.reading_id
JOIN seizure_line l ON l.incident_id = i.id
WHERE c.report_id = %(report_id)s::uuid
ORDER BY i.incident_no, l.line_no
