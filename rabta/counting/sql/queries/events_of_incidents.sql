-- The event each of these incidents stands in.
SELECT m.incident_key, m.event_key
FROM seen_member m
WHERE m.incident_key = ANY (%(incident_keys)s::uuid[])
