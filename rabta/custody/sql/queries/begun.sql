-- Of the events in which something was seized, as the reader sees them: how many, and for how many a chain was begun.
SELECT count(*) AS seizures,
       count(*) FILTER (WHERE EXISTS (
           SELECT FROM seen_member m JOIN exhibit x ON x.incident_key = m.incident_key WHERE m.event_key = e.key)) AS begun
FROM seen_event e
WHERE e.seized AND cardinality(e.covers) = 0
