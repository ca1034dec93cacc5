, period_stored AS MATERIALIZED (
    -- The stored events of a period, by the day they count under. Apart from those computed on read, of which nothing is known
    -- beforehand: so it is known how many these are, and of how many keys, and what is joined to them is read once.
    SELECT e.key, e.day, e.day_is_stated, e.district, e.province, e.country, e.airport, e.setting, e.place_text,
           e.agencies, e.incidents, e.reports, e.arrests, e.foreigners, e.women, e.nationalities, e.vehicles, e.seized, e.covers,
           CASE WHEN e.province <> '' THEN e.province WHEN e.country NOT IN ('', 'PK') THEN 'abroad' ELSE 'not_stated'
           END AS province_key
    FROM event e
    WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
),
period_wide AS MATERIALIZED (
    SELECT e.*, CASE
        WHEN e.province <> '' THEN e.province WHEN e.country NOT IN ('', 'PK') THEN 'abroad' ELSE 'not_stated'
        END AS province_key
    FROM wide_event e
    WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
),
period_event AS NOT MATERIALIZED (
    -- All of them; `province_key` is never empty.
    SELECT * FROM period_stored
    UNION ALL
    SELECT * FROM period_wide
),
period_held AS MATERIALIZED (
    -- Which incidents they hold: stored ones and those computed on read apart, as each is found by a key of its own.
    SELECT e.key AS event_key, m.incident_key, e.seized, e.day, e.province_key
    FROM period_stored e
    JOIN event_member m ON m.event_key = e.key AND m.day BETWEEN %(date_from)s::date AND %(date_to)s::date
    UNION ALL
    SELECT e.key, w.incident_key, e.seized, e.day, e.province_key
    FROM period_wide e
    JOIN wide_held w ON w.event_key = e.key
),
stated_near AS MATERIALIZED (
    -- Incidents that state a day in or near the period, in the readings that count. Most of those that its events hold are
    -- among them, and lie together, which those of given keys do not. Found apart, by several processes at once.
    SELECT i.key, i.id AS incident_id, i.marking_id, i.vehicles, i.value_currency, i.value_amount, i.place_cell, i.airport,
           i.district, i.origin, i.destination, i.concealment, r.source_grade, r.information_grade, r.originator
    FROM incident i
    JOIN current_reading c ON c.id = i.reading_id
    JOIN report r ON r.id = c.report_id
    WHERE CASE WHEN i.occurred_from IS NULL THEN i.reported_on ELSE i.occurred_from END
          BETWEEN %(date_from)s::date - 31 AND %(date_to)s::date + 31
),
held_near AS MATERIALIZED (
    SELECT h.*, i.incident_id, i.marking_id, i.vehicles, i.value_currency, i.value_amount, i.place_cell, i.airport,
           i.district, i.origin, i.destination, i.concealment, i.source_grade, i.information_grade, i.originator
    FROM period_held h
    JOIN stated_near i ON i.key = h.incident_key
),
held_far AS MATERIALIZED (
    SELECT h.*
    FROM period_held h
    WHERE NOT EXISTS (SELECT FROM held_near n WHERE n.incident_key = h.incident_key)
),
period_far AS MATERIALIZED (
    SELECT h.event_key, h.incident_key, h.seized, h.day, h.province_key, i.id AS incident_id, i.marking_id, i.vehicles,
           i.value_currency, i.value_amount, i.place_cell, i.airport, i.district, i.origin, i.destination, i.concealment,
           r.source_grade, r.information_grade, r.originator
    FROM held_far h
    CROSS JOIN LATERAL (SELECT * FROM incident i WHERE i.key = h.incident_key OFFSET 0) i
    CROSS JOIN LATERAL (SELECT * FROM current_reading c WHERE c.id = i.reading_id OFFSET 0) c
    CROSS JOIN LATERAL (SELECT * FROM report r WHERE r.id = c.report_id OFFSET 0) r
),
period_member AS (
    -- Their incidents, in the readings that count: where and when the event is, whose report it is (`agencies`), and what the
    -- incident itself states. A key is of one report and stands once in the reading of it that counts.
    SELECT n.event_key, n.incident_key, n.seized, n.day, n.province_key, n.incident_id, n.marking_id, n.vehicles,
           n.value_currency, n.value_amount, n.place_cell, n.airport, n.district, n.origin, n.destination, n.concealment,
           n.source_grade, n.information_grade, ARRAY[n.originator] AS agencies
    FROM held_near n
    UNION ALL
    SELECT f.event_key, f.incident_key, f.seized, f.day, f.province_key, f.incident_id, f.marking_id, f.vehicles,
           f.value_currency, f.value_amount, f.place_cell, f.airport, f.district, f.origin, f.destination, f.concealment,
           f.source_grade, f.information_grade, ARRAY[f.originator]
    FROM period_far f
),
period_line AS (
    -- What counts in them, line by line, found in the same way.
    SELECT e.key AS event_key, e.day, e.province_key, e.agencies, l.line_no, l.substance, l.mass_g, l.quantity, l.unit
    FROM period_stored e
    JOIN counted_line l ON l.event_key = e.key AND l.day BETWEEN %(date_from)s::date AND %(date_to)s::date
    UNION ALL
    SELECT e.key, e.day, e.province_key, e.agencies, w.line_no, w.substance, w.mass_g, w.quantity, w.unit
    FROM period_wide e
    JOIN wide_line w ON w.event_key = e.key
),
period_told AS (
    -- What their incidents state, line by line. Lines stand under their incident's day, so that those of near incidents lie
    -- together; those of far ones are found one by one.
    SELECT n.event_key, n.incident_key, n.day, n.province_key, ARRAY[n.originator] AS agencies, s.substance, s.mass_g,
           s.quantity, s.unit, s.approx
    FROM held_near n
    JOIN seizure_line s ON s.incident_id = n.incident_id
        AND s.day BETWEEN %(date_from)s::date - 31 AND %(date_to)s::date + 31
    UNION ALL
    SELECT f.event_key, f.incident_key, f.day, f.province_key, ARRAY[f.originator], s.substance, s.mass_g, s.quantity, s.unit,
           s.approx
    FROM period_far f
    CROSS JOIN LATERAL (SELECT * FROM seizure_line s WHERE s.incident_id = f.incident_id OFFSET 0) s
),
period_arrest AS (
    -- Whom they say were arrested, found in the same way.
    SELECT n.event_key, n.incident_key, n.seized, n.day, n.province_key, ARRAY[n.originator] AS agencies, a.total,
           a.foreigners, a.women
    FROM held_near n
    JOIN arrest a ON a.incident_id = n.incident_id AND a.day BETWEEN %(date_from)s::date - 31 AND %(date_to)s::date + 31
    UNION ALL
    SELECT f.event_key, f.incident_key, f.seized, f.day, f.province_key, ARRAY[f.originator], a.total, a.foreigners, a.women
    FROM period_far f
    CROSS JOIN LATERAL (SELECT * FROM arrest a WHERE a.incident_id = f.incident_id OFFSET 0) a
)
