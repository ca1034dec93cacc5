-- Every step of these rules in the order of signing; of all of them where none is named (null).
SELECT s.id, s.rule_id AS of, s.number, s.kind, s.version, s.until, s.tried_from, s.tried_to, s.known, s.words, s.signed_by,
       s.signed_name, s.signed_at
FROM rule_step s
WHERE %(ids)s::uuid[] IS NULL OR s.rule_id = ANY (%(ids)s::uuid[])
ORDER BY s.rule_id, s.number
