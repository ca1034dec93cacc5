-- The files that went out for these requests, the latest last, with whether their content is still kept here.
SELECT f.id, f.request_id, f.kind, f.draft, f.of, f.sha256, f.sent_by, f.sent_name, f.sent_at, f.content <> '' AS kept
FROM partner_file f
WHERE f.request_id = ANY (%(ids)s::uuid[])
ORDER BY f.sent_at, f.id
