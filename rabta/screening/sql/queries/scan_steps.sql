-- What was done about the scans of bags, by one of their objects, in the order of signing. A find whose report was pulled back
-- was none.
SELECT s.report_id, s.kind, s.reason, s.words, s.region, s.filed, s.agency, s.signed_by, s.signed_name, s.signed_at
FROM scan_step s
WHERE s.report_id = ANY (%(ids)s::uuid[])
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = s.filed)
ORDER BY s.signed_at, s.id
