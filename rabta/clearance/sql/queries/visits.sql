-- Visits to fields that show and stand (nobody replaced them), of claims of these keys; the earliest day first.
SELECT v.id, v.report_id, v.claim_key, v.visited_on, v.means, v.found_area, v.found_unit, v.found_basis, v.found_m2,
       v.destroyed, v.words, v.replaces, v.agency, v.visited_by, v.visited_name, v.recorded_at,
       n.id IS NOT NULL AS replaced
FROM ground_visit v
LEFT JOIN ground_visit n ON n.replaces = v.id
WHERE v.claim_key = ANY (%(keys)s::uuid[])
ORDER BY v.visited_on, v.recorded_at, v.id
