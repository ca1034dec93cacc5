-- The judgements that stand around these incidents, as whoever asks sees them: of the rules the newest on two of them,
-- of persons every one with an end among them. `markings`: what a reader must see to see it.
SELECT j.a::text, j.b::text, j.outcome, j.score, false AS by_person, j.reasons @> '[{"name": "record_number"}]' AS by_number,
       j.reasons @? '$[*] ? (@.name == "record_number" || @.name == "case_numbers")' AS two_numbers,
       ARRAY[j.marking_a_id, j.marking_b_id, j.marking_id] AS markings
FROM judgement j
WHERE j.decided_by IS NULL AND j.a = ANY (%(keys)s::uuid[]) AND j.b = ANY (%(keys)s::uuid[])
  AND NOT EXISTS (
        SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
        AND (n.decided_at, n.id) > (j.decided_at, j.id))
UNION ALL
SELECT j.a::text, j.b::text, j.outcome, j.score, true, false, false, ARRAY[j.marking_a_id, j.marking_b_id, j.marking_id]
FROM judgement j
WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL AND (j.a = ANY (%(keys)s::uuid[]) OR j.b = ANY (%(keys)s::uuid[]))
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
