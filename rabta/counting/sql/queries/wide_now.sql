-- Which incidents the reader sees whose component is computed on read, and which reading tells each: enough to know that they
-- were laid out before. For seen.py.
SELECT i.key, i.id, i.reading_id
FROM wide_member m
JOIN incident i ON i.key = m.incident_key
JOIN current_reading d ON d.id = i.reading_id
WHERE NOT i.periodic
ORDER BY i.key
