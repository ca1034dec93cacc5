-- The incidents that count and can be reached from these keys over judgements that the reader sees: whatever a
-- judgement on one of them can move. Columns as in wide_incidents.sql.
WITH RECURSIVE reached (key) AS (
    SELECT unnest(%(keys)s::uuid[])
    UNION
    SELECT n.other
    FROM reached r
    JOIN LATERAL (
        SELECT j.b AS other FROM judgement j
        WHERE j.a = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
        UNION
        SELECT j.a FROM judgement j
        WHERE j.b = r.key AND (j.score >= %(likely)s::integer OR j.relation = 'part_of' OR j.decided_by IS NOT NULL)
    ) n ON true
)
SELECT i.key, i.id, i.marking_id, d.report_id, i.row_id, i.reading_id, r.kind = 'table' AS is_table, i.stated, w.read
FROM reached m
JOIN incident i ON i.key = m.key
JOIN current_reading d ON d.id = i.reading_id
JOIN reading_row w ON w.id = i.row_id
JOIN report r ON r.id = d.report_id
WHERE NOT i.periodic
ORDER BY i.key
