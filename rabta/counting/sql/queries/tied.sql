-- These keys, and those that can be reached from them over judgements that the reader sees. For what open questions leave in doubt.
WITH RECURSIVE reached (key) AS (
    SELECT unnest(%(keys)s::uuid[])
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
SELECT r.key FROM reached r
