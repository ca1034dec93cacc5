-- A report that shows, and whether how its find was examined is written down.
SELECT r.marking_id, EXISTS (SELECT FROM examination e WHERE e.report_id = r.id) AS examined
FROM report r WHERE r.id = %(report_id)s::uuid
