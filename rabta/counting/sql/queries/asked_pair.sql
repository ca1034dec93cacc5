-- Pairs a person is asked about, as the CTE `asked_pair` that opens the questions about them: the pair's newest automatic
-- judgement says `ask`, or persons' judgements on it differ (`differ`); both incidents count, and no person's judgement
-- settles it. A pair that persons differ on may have no automatic judgement: score and relation are null then.
WITH judged_pair AS MATERIALIZED (
    SELECT j.a, j.b, count(DISTINCT j.outcome) > 1 AS differ
    FROM judgement j
    WHERE j.decided_by IS NOT NULL AND j.undoes_id IS NULL
      AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
    GROUP BY j.a, j.b
),
newest AS NOT MATERIALIZED (
    SELECT j.a, j.b, j.score, j.relation, j.reasons
    FROM judgement j
    WHERE j.outcome = 'ask' AND j.decided_by IS NULL
      AND NOT EXISTS (
            SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
            AND (n.decided_at, n.id) > (j.decided_at, j.id))
),
asked_pair AS (
    SELECT n.a, n.b, n.score, n.relation, n.reasons, false AS differ
    FROM newest n
    WHERE NOT EXISTS (SELECT FROM judged_pair p WHERE p.a = n.a AND p.b = n.b)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.a)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.b)
    UNION ALL
    SELECT p.a, p.b, n.score, n.relation, coalesce(n.reasons, '[]'), true
    FROM judged_pair p
    LEFT JOIN LATERAL (
        SELECT j.score, j.relation, j.reasons FROM judgement j
        WHERE j.a = p.a AND j.b = p.b AND j.decided_by IS NULL
        ORDER BY j.decided_at DESC, j.id DESC LIMIT 1
    ) n ON true
    WHERE p.differ
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = p.a)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = p.b)
)
