-- The events of a period by month and cell of the map: how many, and the grams they count. A cell is that of an incident
-- of the event, before others one that names the event's own airport or district; events of unknown place have none, and
-- lumps of other events are left out.
, placed AS (
    SELECT DISTINCT ON (e.key) e.key, e.district, date_trunc('month', e.day::timestamp)::date AS month, i.place_cell
    FROM period_event e
    JOIN seen_member m ON m.event_key = e.key
    JOIN incident i ON i.key = m.incident_key
    JOIN current_reading c ON c.id = i.reading_id
    WHERE cardinality(e.covers) = 0 AND i.place_cell IS NOT NULL
    ORDER BY e.key, (e.airport <> '' AND i.airport = e.airport) DESC, (i.district IS NOT DISTINCT FROM e.district) DESC, i.key
)
SELECT p.place_cell, p.month, min(p.district) AS district, count(*) AS events, coalesce(sum(l.mass_g), 0)::bigint AS mass_g
FROM placed p
LEFT JOIN LATERAL (SELECT sum(s.mass_g) AS mass_g FROM seen_line s WHERE s.event_key = p.key) l ON true
GROUP BY p.place_cell, p.month
ORDER BY p.month, p.place_cell
