-- Every step of one hit, of a list or of a rule, in the order of signing.
SELECT s.number, s.kind, s.words, s.agency, s.signed_by, s.signed_name, s.signed_at
FROM watch_hit_step s WHERE s.hit_id = %(hit_id)s::uuid
UNION ALL
SELECT s.number, s.kind, s.words, s.agency, s.signed_by, s.signed_name, s.signed_at
FROM rule_hit_step s WHERE s.hit_id = %(hit_id)s::uuid
ORDER BY 1
