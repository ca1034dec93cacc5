-- Series from above that show, of claims of these keys: of each claim the newest first.
SELECT s.id, s.report_id, s.claim_key, s.source, s.pictures, s.agency, s.supplied_name, s.supplied_at
FROM field_series s
WHERE s.claim_key = ANY (%(keys)s::uuid[])
ORDER BY s.claim_key, s.supplied_at DESC, s.id
