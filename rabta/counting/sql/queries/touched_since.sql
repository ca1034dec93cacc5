-- Incidents whose counting may have changed since a moment, behind came.sql: of readings that came to count or ceased to, ends of
-- persons' judgements, and every incident that a judgement ties to one of these. At most `most` keys.
, ending AS (
    SELECT c.id FROM came c WHERE c.at >= %(since)s::timestamptz
    UNION
    SELECT older.id
    FROM came c
    JOIN reading older ON older.report_id = c.report_id
    WHERE c.at >= %(since)s::timestamptz
    UNION
    SELECT d.id FROM withdrawal w JOIN reading d ON d.report_id = w.report_id WHERE w.withdrawn_at >= %(since)s::timestamptz
),
tied AS (
    WITH RECURSIVE reached (key) AS (
        (
            SELECT i.key FROM ending f JOIN incident i ON i.reading_id = f.id WHERE NOT i.periodic
            UNION
            SELECT unnest(ARRAY[j.a, j.b]) FROM judgement j
            WHERE j.decided_by IS NOT NULL AND j.decided_at >= %(since)s::timestamptz
        )
        UNION
        SELECT n.key
        FROM reached r,
             LATERAL (
                 SELECT j.b AS key FROM judgement j WHERE j.a = r.key AND (j.outcome <> 'not' OR j.relation = 'part_of')
                 UNION ALL
                 SELECT j.a FROM judgement j WHERE j.b = r.key AND (j.outcome <> 'not' OR j.relation = 'part_of')
             ) AS n
    )
    SELECT key FROM reached
)
SELECT key FROM tied LIMIT %(most)s::integer
