-- What a reader of the figures must know beside them. No period limits what was set aside, repeated or pulled back,
-- because what could not be read gives no date.
, current AS MATERIALIZED (
    SELECT c.id, c.rows_set_aside, c.rows_repeated FROM current_reading c
),
told AS (
    SELECT count(*) FILTER (WHERE s.quantity IS NULL) AS without_quantity,
           count(*) FILTER (WHERE s.quantity IS NOT NULL AND s.approx <> '') AS hedged
    FROM period_member m
    JOIN seizure_line s ON s.incident_id = m.incident_id
    WHERE s.quantity IS NULL OR s.approx <> ''
)
SELECT
    (SELECT count(*) FROM seen_event e WHERE e.day IS NULL) AS undated_events,
    (SELECT count(*) FROM period_event e WHERE NOT e.day_is_stated) AS dated_by_report,
    (SELECT count(*) FROM period_event e WHERE cardinality(e.covers) > 0) AS lumps,
    (SELECT count(*) FROM period_event e WHERE e.arrests IS NULL AND cardinality(e.covers) = 0) AS arrests_not_stated,
    (SELECT without_quantity FROM told) AS lines_without_quantity,
    (SELECT hedged FROM told) AS hedged_lines,
    (SELECT count(*) FROM period_return p JOIN current c ON c.id = p.reading_id
        WHERE NOT p.nil AND p.period_from <= %(date_to)s::date AND p.period_to >= %(date_from)s::date) AS periodic_rows,
    (SELECT count(*) FROM clearance_claim q JOIN current c ON c.id = q.reading_id
        WHERE q.periodic AND coalesce(q.occurred_from, q.reported_on)
            BETWEEN %(date_from)s::date AND %(date_to)s::date) AS totals_of_land,
    (SELECT count(*) FROM clearance_claim q JOIN current c ON c.id = q.reading_id
        WHERE NOT q.periodic AND coalesce(q.occurred_from, q.reported_on) IS NULL) AS undated_claims,
    (SELECT count(*) FROM encounter t JOIN current c ON c.id = t.reading_id
        WHERE NOT t.periodic AND t.category <> 'arranger'
          AND (t.persons IS NULL OR coalesce(t.occurred_from, t.reported_on) IS NULL)) AS unclear_encounters,
    (SELECT coalesce(sum(c.rows_set_aside), 0) FROM current c) AS rows_set_aside,
    (SELECT coalesce(sum(c.rows_repeated), 0) FROM current c) AS rows_repeated,
    (SELECT count(*) FROM incident i JOIN current c ON c.id = i.reading_id
        WHERE NOT i.periodic AND NOT EXISTS (SELECT FROM seen_member m WHERE m.incident_key = i.key)) AS not_placed,
    (SELECT count(*) FROM withdrawal) AS withdrawn_reports
