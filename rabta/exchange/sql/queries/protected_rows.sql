-- Which of these reports may name a protected person, in any reading of them, and the rows of the newest that do.
SELECT d.report_id, coalesce(array_agg(w.row_no ORDER BY w.row_no) FILTER (WHERE NOT EXISTS (
           SELECT FROM reading later WHERE later.report_id = d.report_id AND later.number > d.number)), '{}') AS row_nos
FROM reading_row w
JOIN reading d ON d.id = w.reading_id
WHERE d.report_id = ANY (%(report_ids)s::uuid[]) AND w.protected
GROUP BY d.report_id
ORDER BY d.report_id
