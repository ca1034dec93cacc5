-- Incidents whose counting may have changed since an instant: of readings that came to count or ceased to, ends of
-- persons' judgements, and every incident that a judgement ties to one of these. At most `most` keys. For changed_since.
WITH RECURSIVE fresh AS (
    SELECT d.id FROM reading d WHERE d.read_at >= %(since)s::timestamptz
    UNION
    SELECT older.id
    FROM reading d
    JOIN reading older ON older.report_id = d.report_id
    WHERE d.read_at >= %(since)s::timestamptz
    UNION
    SELECT d.id
    FROM withdrawal w
    JOIN reading d ON d.report_id = w.report_id
    WHERE w.withdrawn_at >= %(since)s::timestamptz
),
reached (key) AS (
    (
        SELECT i.key FROM fresh f JOIN incident i ON i.reading_id = f.id WHERE NOT i.periodic
        UNION
        SELECT unnest(ARRAY[j.a, j.b]) FROM judgement j
        WHERE j.decided_by IS NOT NULL AND j.decided_at >= %(since)s::timestamptz
    )
    UNION
    SELECT tied.key
    FROM reached r,
         LATERAL (
             SELECT j.b AS key FROM judgement j WHERE j.a = r.key AND (j.outcome <> 'not' OR j.relation = 'part_of')
             UNION ALL
             SELECT j.a FROM judgement j WHERE j.b = r.key AND (j.outcome <> 'not' OR j.relation = 'part_of')
         ) AS tied
)
SELECT r.key FROM reached r LIMIT %(most)s::integer
