-- The event of one key, or the event that holds the incident of this key: an event's key is that of its earliest
-- visible incident, so a link to it stays good when an earlier one comes to be seen.
SELECT e.*
FROM seen_event e
WHERE e.key IN (SELECT m.event_key FROM seen_member m WHERE m.incident_key = %(key)s::uuid)
