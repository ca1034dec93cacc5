-- Images from above that show, of claims of these keys, in the order of their days; their pictures stay where they are.
SELECT i.id, i.report_id, i.claim_key, i.sha256, i.pixels_across, i.pixels_down, i.taken_on, i.west, i.south, i.east, i.north,
       i.source, i.agency, i.supplied_name, i.supplied_at
FROM field_image i
WHERE i.claim_key = ANY (%(keys)s::uuid[])
ORDER BY i.claim_key, i.taken_on, i.supplied_at, i.id
