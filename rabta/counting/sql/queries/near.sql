-- The incidents that count and can be reached from these keys over judgements that the reader sees, each with a hash of all that it
-- is counted by and those that judgements tie it to: enough to know what was counted before without reading it again. For what open
-- questions leave in doubt.
WITH RECURSIVE tie (a, b) AS NOT MATERIALIZED (
    SELECT j.a, j.b FROM judgement j
    WHERE j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL
),
reached (key) AS (
    SELECT unnest(%(keys)s::uuid[])
    UNION
    SELECT n.other
    FROM reached r
    JOIN LATERAL (
        SELECT t.b AS other FROM tie t WHERE t.a = r.key UNION ALL SELECT t.a FROM tie t WHERE t.b = r.key
    ) n ON true
)
SELECT i.key, hashtextextended(concat_ws('|', i.row_id, i.reading_id, i.stated::text, w.read::text), 0) AS said,
       ARRAY(SELECT DISTINCT t.b FROM tie t WHERE t.a = i.key ORDER BY t.b) AS ties
FROM incident i
JOIN current_reading d ON d.id = i.reading_id
JOIN reading_row w ON w.id = i.row_id
WHERE i.key = ANY (ARRAY(SELECT m.key FROM reached m)) AND NOT i.periodic
ORDER BY i.key
