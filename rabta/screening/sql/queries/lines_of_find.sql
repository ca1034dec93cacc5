-- The lines of a report that was read, in order, and the exhibit whose chain began with each: of lines of one substance in one
-- unit, the first exhibit of these is of the first line.
SELECT l.key, l.line_no, x.id AS exhibit
FROM (
    SELECT i.key, s.line_no, s.substance, s.unit, i.incident_no,
           row_number() OVER (PARTITION BY i.key, s.substance, s.unit ORDER BY s.line_no) AS place
    FROM incident i
    JOIN current_reading c ON c.id = i.reading_id
    JOIN seizure_line s ON s.incident_id = i.id
    WHERE c.report_id = %(report_id)s::uuid
) l
LEFT JOIN (
    SELECT e.id, e.incident_key, e.substance, e.unit,
           row_number() OVER (PARTITION BY e.incident_key, e.substance, e.unit ORDER BY e.number) AS place
    FROM exhibit e
) x ON x.incident_key = l.key AND x.substance = l.substance AND x.unit = l.unit AND x.place = l.place
ORDER BY l.incident_no, l.line_no
