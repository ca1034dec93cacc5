-- The mentions that may be one person with any of these, as far as the reader sees: reached over judgements that ever joined
-- two mentions which both stand and show. A hidden mention leads nowhere. The identities proper are made of the answer by
-- rules/identity/joining.py.
WITH RECURSIVE reached (key) AS (
    SELECT m.key FROM person_mention m JOIN current_reading c ON c.id = m.reading_id WHERE m.key = ANY (%(keys)s::uuid[])
    UNION
    SELECT n.other
    FROM reached r
    JOIN LATERAL (
        SELECT j.b AS other FROM identity_judgement j WHERE j.a = r.key AND j.outcome = 'same' AND j.number_a IS NULL
        UNION
        SELECT j.a FROM identity_judgement j WHERE j.b = r.key AND j.outcome = 'same' AND j.number_a IS NULL
    ) n ON true
    JOIN LATERAL (
        SELECT FROM person_mention m JOIN current_reading c ON c.id = m.reading_id WHERE m.key = n.other LIMIT 1
    ) stands ON true
)
SELECT key FROM reached ORDER BY key
