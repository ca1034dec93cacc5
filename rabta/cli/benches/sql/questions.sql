-- A plain recount of what a person is asked about: the pairs of asked_pair.sql found anew, at once, in what the reader sees, by
-- no rule but this file. For `rabta bench questions` and tests, which lay it beside what is kept (rules/questions.py). Behind seen.sql.
-- Both incidents
-- count, no person's judgement settles the pair, and either its newest automatic judgement says `ask`, or persons' judgements
-- on it differ (`differ`), or (`gave_way`) it is the strongest join between two of the reader's events that gave way because a
-- person judged `cut_a` and `cut_b`, one of each, not the same: an automatic one (`join`), where persons' judgements alone do
-- not say the answer, or a person's own (`persons`: they cannot all hold). Without an automatic judgement, score and relation
-- are null. A row of a register that a person found again in another list is not asked about beside a third row of that list.
-- Where certain joins make one of several incidents on either side (`of_a`, `of_b`, within the reader's event `v`), one answer settles
-- all: the strongest pair alone is asked, none where a person told the two sides apart, and none between two that certain
-- joins have made one, unless the rules find the pair by itself sooner two and no person joined them. Nor is asked whether a whole
-- is the same as one of the events that make it up.
, judged_pair AS MATERIALIZED (
    SELECT j.a, j.b, count(DISTINCT j.outcome) > 1 AS differ, min(j.outcome) AS outcome
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
held AS MATERIALIZED (
    SELECT n.event_key, n.incident_key
    FROM (
        SELECT DISTINCT x.event_key
        FROM (SELECT p.a AS key FROM judged_pair p WHERE NOT p.differ UNION SELECT p.b FROM judged_pair p WHERE NOT p.differ) e
        JOIN LATERAL (SELECT m.event_key FROM seen_member m WHERE m.incident_key = e.key OFFSET 0) x ON true
    ) v
    JOIN LATERAL (SELECT m.event_key, m.incident_key FROM seen_member m WHERE m.event_key = v.event_key OFFSET 0) n ON true
),
cut AS MATERIALIZED (
    SELECT p.a, p.b, x.event_key AS one, y.event_key AS other
    FROM judged_pair p
    JOIN held x ON x.incident_key = p.a
    JOIN held y ON y.incident_key = p.b
    WHERE p.outcome = 'not' AND NOT p.differ
),
said_same AS MATERIALIZED (SELECT p.a, p.b FROM judged_pair p WHERE p.outcome = 'same' AND NOT p.differ),
alike AS MATERIALIZED (
    WITH RECURSIVE near (key, other) AS (
        SELECT s.key, s.key FROM (SELECT a FROM said_same UNION SELECT b FROM said_same) s(key)
        UNION
        SELECT n.key, CASE WHEN s.a = n.other THEN s.b ELSE s.a END FROM near n JOIN said_same s ON n.other IN (s.a, s.b)
    )
    SELECT key, other FROM near
),
settled_cut AS MATERIALIZED (
    SELECT c.a, c.b FROM cut c
    UNION SELECT x.other, c.b FROM cut c JOIN alike x ON x.key = c.a
    UNION SELECT c.a, y.other FROM cut c JOIN alike y ON y.key = c.b
    UNION SELECT x.other, y.other FROM cut c JOIN alike x ON x.key = c.a JOIN alike y ON y.key = c.b
),
gave_way AS MATERIALIZED (
    SELECT DISTINCT ON (least(c.one, c.other), greatest(c.one, c.other))
           j.a, j.b, j.score, j.relation, j.reasons, 'join' AS why, c.a AS cut_a, c.b AS cut_b
    FROM cut c
    JOIN held p ON p.event_key = c.one
    JOIN held q ON q.event_key = c.other
    JOIN judgement j ON j.a = least(p.incident_key, q.incident_key) AND j.b = greatest(p.incident_key, q.incident_key)
    WHERE j.decided_by IS NULL AND j.outcome = 'same'
      AND NOT EXISTS (
            SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
            AND (n.decided_at, n.id) > (j.decided_at, j.id))
      AND NOT EXISTS (SELECT FROM judged_pair s WHERE s.a = j.a AND s.b = j.b)
      AND NOT EXISTS (SELECT FROM settled_cut s WHERE (s.a, s.b) IN ((j.a, j.b), (j.b, j.a)))
    ORDER BY least(c.one, c.other), greatest(c.one, c.other), j.score DESC, j.a, j.b, c.a, c.b
),
at_odds AS MATERIALIZED (
    SELECT DISTINCT ON (s.a, s.b) s.a, s.b, c.a AS cut_a, c.b AS cut_b
    FROM cut c
    CROSS JOIN said_same s
    JOIN held x ON x.incident_key = s.a
    JOIN held y ON y.incident_key = s.b
    WHERE (x.event_key, y.event_key) IN ((c.one, c.other), (c.other, c.one)) AND c.one <> c.other
    ORDER BY s.a, s.b, c.a, c.b
),
row_said AS MATERIALIZED (
    SELECT s.a AS key, i.reading_id FROM said_same s JOIN incident i ON i.key = s.b
    UNION
    SELECT s.b, i.reading_id FROM said_same s JOIN incident i ON i.key = s.a
),
asked_pair AS (
    SELECT n.a, n.b, n.score, n.relation, n.reasons, false AS differ, NULL AS gave_way, NULL::uuid AS cut_a, NULL::uuid AS cut_b
    FROM newest n
    CROSS JOIN LATERAL (
        SELECT max(s.keys) FILTER (WHERE e.is_a) AS of_a, max(s.by_person) FILTER (WHERE e.is_a) AS by_person,
               max(s.keys) FILTER (WHERE NOT e.is_a) AS of_b
        FROM (VALUES (n.a, true), (n.b, false)) e (key, is_a)
        CROSS JOIN LATERAL (
            SELECT array_agg(h.key) AS keys
            FROM (
                SELECT o.incident_key AS key FROM seen_member m JOIN seen_member o ON o.event_key = m.event_key
                WHERE m.incident_key = e.key
            ) h
        ) v
        CROSS JOIN LATERAL (
            WITH RECURSIVE sure (key, said) AS (
                SELECT e.key, false
                UNION
                SELECT l.other, s.said OR l.said
                FROM sure s
                JOIN LATERAL (
                    SELECT j.b AS other, j.decided_by IS NOT NULL AS said FROM judgement j
                    WHERE cardinality(v.keys) > 1 AND j.a = s.key AND j.outcome = 'same' AND j.undoes_id IS NULL
                      AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
                      AND (j.decided_by IS NOT NULL OR NOT EXISTS (
                            SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
                            AND (n.decided_at, n.id) > (j.decided_at, j.id)))
                    UNION ALL
                    SELECT j.a, j.decided_by IS NOT NULL FROM judgement j
                    WHERE cardinality(v.keys) > 1 AND j.b = s.key AND j.outcome = 'same' AND j.undoes_id IS NULL
                      AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
                      AND (j.decided_by IS NOT NULL OR NOT EXISTS (
                            SELECT FROM judgement n WHERE n.a = j.a AND n.b = j.b AND n.decided_by IS NULL
                            AND (n.decided_at, n.id) > (j.decided_at, j.id)))
                ) l ON l.other = ANY (v.keys)
            )
            SELECT array_agg(s.key) AS keys, array_agg(s.key) FILTER (WHERE s.said) AS by_person FROM sure s
        ) s
    ) x
    WHERE NOT EXISTS (SELECT FROM judged_pair p WHERE p.a = n.a AND p.b = n.b)
      AND NOT (n.b = ANY (x.of_a) AND (n.score >= %(likely)s::integer OR n.b = ANY (coalesce(x.by_person, '{}'))))
      AND ((cardinality(x.of_a) = 1 AND cardinality(x.of_b) = 1) OR NOT EXISTS (
            SELECT FROM judgement p
            WHERE ((p.a = ANY (x.of_a) AND p.b = ANY (x.of_b)) OR (p.a = ANY (x.of_b) AND p.b = ANY (x.of_a)))
              AND p.undoes_id IS NULL AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = p.id)
              AND CASE WHEN p.decided_by IS NOT NULL THEN p.outcome = 'not'
                  ELSE p.outcome = 'ask'
                   AND (p.reasons @> '[{"name": "record_number"}]', p.score, n.a, n.b)
                       > (n.reasons @> '[{"name": "record_number"}]', n.score, p.a, p.b)
                   AND NOT EXISTS (
                        SELECT FROM judgement q WHERE q.a = p.a AND q.b = p.b AND q.decided_by IS NULL
                        AND (q.decided_at, q.id) > (p.decided_at, p.id)) END))
      AND NOT (n.score < %(likely)s::integer AND EXISTS (
            SELECT FROM seen_member x
            JOIN seen_event e ON e.key = x.event_key
            JOIN seen_member y ON y.event_key = ANY (e.covers)
            WHERE (x.incident_key = n.a AND y.incident_key = n.b) OR (x.incident_key = n.b AND y.incident_key = n.a)))
      AND NOT (n.reasons @> '[{"name": "record_number"}]' AND EXISTS (
            SELECT FROM row_said s JOIN incident i ON i.reading_id = s.reading_id
            WHERE (s.key, i.key) IN ((n.a, n.b), (n.b, n.a))))
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.a)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.b)
    UNION ALL
    SELECT p.a, p.b, n.score, n.relation, coalesce(n.reasons, '[]'), p.differ, CASE WHEN NOT p.differ THEN 'persons' END,
           o.cut_a, o.cut_b
    FROM judged_pair p
    LEFT JOIN at_odds o ON o.a = p.a AND o.b = p.b
    LEFT JOIN LATERAL (
        SELECT j.score, j.relation, j.reasons FROM judgement j
        WHERE j.a = p.a AND j.b = p.b AND j.decided_by IS NULL
        ORDER BY j.decided_at DESC, j.id DESC LIMIT 1
    ) n ON true
    WHERE (p.differ OR o.a IS NOT NULL)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = p.a)
      AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = p.b)
    UNION ALL
    SELECT g.a, g.b, g.score, g.relation, g.reasons, false, g.why, g.cut_a, g.cut_b FROM gave_way g
)
SELECT q.a, q.b, q.score, CASE WHEN q.differ THEN 'differ' ELSE coalesce(q.gave_way, 'asked') END AS kind, q.cut_a, q.cut_b
FROM asked_pair q
UNION ALL
SELECT n.a, n.b, n.score, 'settled', NULL, NULL
FROM newest n
WHERE EXISTS (SELECT FROM judged_pair p WHERE p.a = n.a AND p.b = n.b AND NOT p.differ)
  AND NOT EXISTS (SELECT FROM at_odds o WHERE o.a = n.a AND o.b = n.b)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.a)
  AND EXISTS (SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = n.b)
ORDER BY 1, 2
