-- Of the events in which something was seized, as the reader sees them: how many, and for how many a chain was begun.
SELECT count(*) AS seizures, count(b.event_key) AS begun
FROM seen_event e
LEFT JOIN (
    SELECT DISTINCT m.event_key FROM exhibit x JOIN seen_member m ON m.incident_key = x.incident_key
) b ON b.event_key = e.key
WHERE e.seized AND cardinality(e.covers) = 0
