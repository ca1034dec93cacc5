-- The incidents that stand on these days, and those that can be reached from them over judgements that the reader sees: nothing that
-- is counted on these days hangs on any other, but for what open questions tie to it. For what they leave in doubt.
WITH RECURSIVE reached (key) AS (
    SELECT i.key
    FROM incident i
    WHERE NOT i.periodic AND (i.occurred_from BETWEEN %(first)s AND %(last)s OR i.reported_on BETWEEN %(first)s AND %(last)s)
    UNION
    SELECT n.other
    FROM reached r
    JOIN LATERAL (
        SELECT j.b AS other FROM judgement j
        WHERE j.a = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
        UNION ALL
        SELECT j.a FROM judgement j
        WHERE j.b = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
    ) n ON true
)
SELECT r.key FROM reached r LIMIT %(most)s::integer
