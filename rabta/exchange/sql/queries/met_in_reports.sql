-- Of these reports, the origins of protected persons that any reading of them tells of; a row that is protected and names no
-- encounter counts as one of unknown origin.
SELECT d.report_id, array_agg(DISTINCT coalesce(e.origin, '')) AS origins
FROM reading d
JOIN reading_row w ON w.reading_id = d.id AND w.protected
LEFT JOIN encounter e ON e.row_id = w.id
WHERE d.report_id = ANY (%(report_ids)s::uuid[])
GROUP BY d.report_id
