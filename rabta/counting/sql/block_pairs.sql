-- Pairs (lesser key first) of which at least one end is among these keys and which share a block. For placing.
SELECT DISTINCT least(x.incident_key, y.incident_key), greatest(x.incident_key, y.incident_key)
FROM block_key x
JOIN block_key y ON y.block = x.block AND y.incident_key <> x.incident_key
WHERE x.incident_key = ANY (%s)
