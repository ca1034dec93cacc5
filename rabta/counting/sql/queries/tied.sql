-- These keys, and those that can be reached from them over judgements that the reader sees, so many at most: nothing that is counted
-- of them hangs on any other, but for what open questions tie to it. For what they leave in doubt.
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
SELECT r.key FROM reached r LIMIT %(most)s::integer
