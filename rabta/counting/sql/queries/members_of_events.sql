-- The incidents of these events, with the report each stands in.
SELECT m.event_key, m.incident_key, r.id AS report_id, r.number AS report_number
FROM seen_member m
JOIN incident i ON i.key = m.incident_key
JOIN current_reading c ON c.id = i.reading_id
JOIN report r ON r.id = c.report_id
WHERE m.event_key = ANY (%(event_keys)s::uuid[])
ORDER BY m.event_key, i.reported_on NULLS LAST, m.incident_key
