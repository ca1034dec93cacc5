-- Photographs of these claims that show, in the order they were added; their pictures stay where they are.
SELECT p.id, p.claim_key, p.report_id, p.media_type, p.taken_at, p.lon, p.lat, p.doubts, p.agency, p.added_name, p.added_at
FROM land_photograph p
WHERE p.claim_key = ANY (%(keys)s::uuid[])
ORDER BY p.claim_key, p.added_at, p.id
