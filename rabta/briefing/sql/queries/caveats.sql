-- What a reader of the figures must know beside them of their period; and of events that stand in none.
, told AS (
    SELECT count(*) FILTER (WHERE s.quantity IS NULL) AS without_quantity,
           count(*) FILTER (WHERE s.quantity IS NOT NULL AND s.approx <> '') AS hedged
    FROM period_told s
)
SELECT
    (SELECT count(*) FROM seen_event e WHERE e.day IS NULL) AS undated_events,
    (SELECT count(*) FROM period_event e WHERE NOT e.day_is_stated) AS dated_by_report,
    (SELECT count(*) FROM period_event e WHERE cardinality(e.covers) > 0) AS lumps,
    (SELECT count(*) FROM period_event e WHERE e.arrests IS NULL AND cardinality(e.covers) = 0) AS arrests_not_stated,
    (SELECT without_quantity FROM told) AS lines_without_quantity,
    (SELECT hedged FROM told) AS hedged_lines,
    (SELECT count(*) FROM period_return p JOIN current_reading c ON c.id = p.reading_id
        WHERE NOT p.nil AND p.period_from <= %(date_to)s::date AND p.period_to >= %(date_from)s::date) AS periodic_rows,
    (SELECT count(*) FROM clearance_claim q JOIN current_reading c ON c.id = q.reading_id
        WHERE q.periodic AND coalesce(q.occurred_from, q.reported_on)
            BETWEEN %(date_from)s::date AND %(date_to)s::date) AS totals_of_land
