-- The bytes of one report as they came. For fetching the original.
-- Without content: the report is available, its words are withheld.
SELECT coalesce(p.file_name, r.file_name) AS file_name, r.media_type, b.content
FROM report r
LEFT JOIN report_body b ON b.report_id = r.id
LEFT JOIN protected_report p ON p.report_id = r.id
WHERE r.id = %(report_id)s::uuid
