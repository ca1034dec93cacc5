-- What a reader of the figures must know beside them. `asked` pairs are those of review; no period limits what was set
-- aside, because what could not be read gives no date.
SELECT
    (SELECT count(*) FROM seen_event e WHERE e.day IS NULL) AS undated_events,
    (SELECT count(*) FROM period_event e WHERE NOT e.day_is_stated) AS dated_by_report,
    (SELECT count(*) FROM period_event e WHERE e.arrests IS NULL) AS arrests_not_stated,
    (SELECT count(*) FROM period_member m JOIN seizure_line s ON s.incident_id = m.incident_id
        WHERE s.quantity IS NULL) AS lines_without_quantity,
    (SELECT count(*) FROM period_member m JOIN seizure_line s ON s.incident_id = m.incident_id
        WHERE s.approx <> '' AND s.quantity IS NOT NULL) AS hedged_lines,
    (SELECT array_agg(DISTINCT s.factors_version) FROM period_member m JOIN seizure_line s ON s.incident_id = m.incident_id
        WHERE s.mass_g IS NOT NULL) AS factors_versions,
    (SELECT count(*) FROM incident i JOIN current_reading c ON c.id = i.reading_id
        WHERE i.periodic AND coalesce(i.occurred_from, i.reported_on)
            BETWEEN %(date_from)s::date AND %(date_to)s::date) AS periodic_rows,
    (SELECT coalesce(sum(c.rows_set_aside), 0) FROM current_reading c) AS rows_set_aside,
    (SELECT coalesce(sum(c.rows_repeated), 0) FROM current_reading c) AS rows_repeated,
    (SELECT count(*) FROM incident i JOIN current_reading c ON c.id = i.reading_id
        WHERE NOT i.periodic AND NOT EXISTS (SELECT FROM seen_member m WHERE m.incident_key = i.key)) AS not_placed,
    (SELECT count(*) FROM withdrawal) AS withdrawn_reports
