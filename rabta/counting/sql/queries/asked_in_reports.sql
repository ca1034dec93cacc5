-- The pairs of asked_pair.sql with the two reports they stand in, the smaller id first: all of them, or those of two reports.
SELECT q.a, q.b, least(x.report_id, y.report_id) AS first, greatest(x.report_id, y.report_id) AS second
FROM asked_pair q
JOIN incident i ON i.key = q.a
JOIN current_reading x ON x.id = i.reading_id
JOIN incident k ON k.key = q.b
JOIN current_reading y ON y.id = k.reading_id
WHERE NOT q.differ
  AND (%(first)s::uuid IS NULL OR (least(x.report_id, y.report_id) = %(first)s::uuid
                                   AND greatest(x.report_id, y.report_id) = %(second)s::uuid))
ORDER BY 3, 4, 1, 2
