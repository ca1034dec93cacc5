-- The bytes of one report as they came. For fetching the original.
SELECT r.file_name, r.media_type, b.content
FROM report r
JOIN report_body b ON b.report_id = r.id
WHERE r.id = %(report_id)s::uuid
