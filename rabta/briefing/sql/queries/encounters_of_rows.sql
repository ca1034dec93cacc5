-- Which encounters these rows of reports tell of, as smuggling calls them: by their number, else by report and row.
SELECT w.id AS row_id, coalesce(e.key, md5(r.id::text || '/' || w.row_no)::uuid) AS key
FROM encounter e
JOIN reading_row w ON w.id = e.row_id
JOIN current_reading c ON c.id = w.reading_id
JOIN report r ON r.id = c.report_id
WHERE w.id = ANY (%(records)s::uuid[])
GROUP BY 1, 2
ORDER BY 1, 2
