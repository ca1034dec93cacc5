-- What a reader of any figures must know beside them. No period limits what was set aside, repeated, pulled back or is not
-- placed, because what could not be read gives no date. What is computed on read is placed.
WITH current AS MATERIALIZED (
    SELECT c.id, c.rows_set_aside, c.rows_repeated FROM current_reading c
)
SELECT
    (SELECT count(*) FROM clearance_claim q JOIN current c ON c.id = q.reading_id
        WHERE NOT q.periodic AND coalesce(q.occurred_from, q.reported_on) IS NULL) AS undated_claims,
    (SELECT count(*) FROM encounter t JOIN current c ON c.id = t.reading_id
        WHERE NOT t.periodic AND t.category <> 'arranger'
          AND (t.persons IS NULL OR coalesce(t.occurred_from, t.reported_on) IS NULL)) AS unclear_encounters,
    (SELECT coalesce(sum(c.rows_set_aside), 0) FROM current c) AS rows_set_aside,
    (SELECT coalesce(sum(c.rows_repeated), 0) FROM current c) AS rows_repeated,
    (SELECT count(*) FROM incident i JOIN current c ON c.id = i.reading_id
        WHERE NOT i.periodic AND NOT EXISTS (SELECT FROM event_member m WHERE m.incident_key = i.key)
          AND NOT EXISTS (SELECT FROM wide_member m WHERE m.incident_key = i.key)) AS not_placed,
    (SELECT count(*) FROM withdrawal) AS withdrawn_reports
