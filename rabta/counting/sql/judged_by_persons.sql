-- The pairs of incidents, both placed, on which persons' judgements stand, with an end among these keys, or all where none are
-- named. For keeping_questions.py.
SELECT DISTINCT p.a::text, p.b::text
FROM judgement p
JOIN placed_incident x ON x.incident_key = p.a
JOIN placed_incident y ON y.incident_key = p.b
WHERE p.decided_by IS NOT NULL AND p.undoes_id IS NULL
  AND (%(keys)s::uuid[] IS NULL OR p.a = ANY (%(keys)s::uuid[]) OR p.b = ANY (%(keys)s::uuid[]))
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = p.id)
