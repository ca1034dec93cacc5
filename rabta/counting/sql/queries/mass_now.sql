-- What the events that hold any of these incidents count now: whole grams, and how many of them are told of by no
-- report that was there at an instant. A lump of other events is none. `keys` null: every event.
, held AS (
    SELECT DISTINCT m.event_key FROM seen_member m
    WHERE %(keys)s::uuid[] IS NULL OR m.incident_key = ANY (%(keys)s::uuid[])
),
told_before AS (
    SELECT DISTINCT m.event_key
    FROM held h
    JOIN seen_member m ON m.event_key = h.event_key
    JOIN incident i ON i.key = m.incident_key
    JOIN current_reading c ON c.id = i.reading_id
    JOIN reading first ON first.report_id = c.report_id AND first.number = 1
    WHERE first.read_at < %(since)s::timestamptz
)
SELECT (
           SELECT count(*) FROM held h JOIN seen_event e ON e.key = h.event_key
           WHERE cardinality(e.covers) = 0 AND NOT EXISTS (SELECT FROM told_before b WHERE b.event_key = h.event_key)
       ) AS events_new,
       (
           SELECT coalesce(sum(l.mass_g), 0)::bigint FROM held h JOIN seen_line l ON l.event_key = h.event_key
       ) AS mass_g
