, period_event AS (
    -- The events of a period, by the day they count under.
    SELECT e.* FROM seen_event e WHERE e.day BETWEEN %(date_from)s::date AND %(date_to)s::date
),
period_member AS (
    -- Their incidents, in the readings that count.
    SELECT m.event_key, m.incident_key, i.id AS incident_id
    FROM period_event e
    JOIN seen_member m ON m.event_key = e.key
    JOIN incident i ON i.key = m.incident_key
    JOIN current_reading c ON c.id = i.reading_id
)
