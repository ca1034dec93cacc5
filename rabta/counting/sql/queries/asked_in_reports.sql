-- The pairs of asked_pair.sql that stand in these two reports.
SELECT q.a, q.b
FROM asked_pair q
JOIN incident i ON i.key = q.a
JOIN current_reading x ON x.id = i.reading_id
JOIN incident k ON k.key = q.b
JOIN current_reading y ON y.id = k.reading_id
WHERE NOT q.differ
  AND least(x.report_id, y.report_id) = %(first)s::uuid AND greatest(x.report_id, y.report_id) = %(second)s::uuid
ORDER BY q.a, q.b
