-- For each of these pairs (by its place in the list, from 1) the incidents that a judgement on it can move: those that can be
-- reached from its ends over judgements that the reader sees. For moving.py.
WITH RECURSIVE reached (pair, key) AS (
    SELECT p.pair, unnest(ARRAY[p.a, p.b])
    FROM unnest(%(a)s::uuid[], %(b)s::uuid[]) WITH ORDINALITY AS p(a, b, pair)
    UNION
    SELECT r.pair, n.other
    FROM reached r
    JOIN LATERAL (
        SELECT j.b AS other FROM judgement j
        WHERE j.a = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
        UNION
        SELECT j.a FROM judgement j
        WHERE j.b = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
    ) n ON true
)
SELECT pair, array_agg(key ORDER BY key) AS keys FROM reached GROUP BY pair ORDER BY pair
