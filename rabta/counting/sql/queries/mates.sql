-- These incidents as they stand in the record: each with the reading that tells it, the grams that it states, and all that stand in
-- its event where that is laid out for the reader. For asked_widely.py.
WITH together AS MATERIALIZED (
    SELECT m.incident_key AS key, array_agg(o.incident_key::text) AS event
    FROM event_member m JOIN event_member o ON o.view_id = m.view_id AND o.event_key = m.event_key
    WHERE m.incident_key = ANY (%(keys)s::uuid[])
    GROUP BY m.incident_key
),
stated AS MATERIALIZED (
    SELECT i.key, i.reading_id, sum(l.mass_g)::bigint AS mass_g
    FROM incident i JOIN current_reading c ON c.id = i.reading_id LEFT JOIN seizure_line l ON l.incident_id = i.id
    WHERE i.key = ANY (%(keys)s::uuid[])
    GROUP BY i.key, i.reading_id
)
SELECT s.key::text, s.reading_id::text, s.mass_g, coalesce(t.event, '{}') AS event
FROM stated s LEFT JOIN together t ON t.key = s.key
