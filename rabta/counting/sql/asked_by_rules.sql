-- The pairs of incidents, both placed, about which the rules ask, with an end among these keys, or all where none are named. For
-- keeping_questions.py.
SELECT j.a::text, j.b::text
FROM judgement j
JOIN placed_incident x ON x.incident_key = j.a
JOIN placed_incident y ON y.incident_key = j.b
WHERE j.outcome = 'ask' AND j.decided_by IS NULL
  AND (%(keys)s::uuid[] IS NULL OR j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))
  AND NOT EXISTS (
        SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
        AND (n.decided_at, n.id) > (j.decided_at, j.id))
