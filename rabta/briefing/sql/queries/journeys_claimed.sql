-- What reports of a period claim of where consignments came from and where they were going: the texts of each event
-- together, the province it happened in, and of how many events. Lumps of other events are left out.
SELECT c.origins, c.province, c.destinations, count(*) AS events
FROM (
    SELECT e.province_key AS province, array_agg(DISTINCT i.origin) FILTER (WHERE i.origin <> '') AS origins,
           array_agg(DISTINCT i.destination) FILTER (WHERE i.destination <> '') AS destinations
    FROM period_member m
    JOIN incident i ON i.id = m.incident_id
    JOIN period_event e ON e.key = m.event_key
    WHERE (i.origin <> '' OR i.destination <> '') AND cardinality(e.covers) = 0
    GROUP BY m.event_key, e.province_key
) c
GROUP BY c.origins, c.province, c.destinations
ORDER BY c.origins, c.province, c.destinations
