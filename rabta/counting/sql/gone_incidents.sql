-- Keys the projections hold that no longer stand so: withdrawn, read anew with another answer, or read away. For placing.
SELECT p.incident_key
FROM placed_incident p
WHERE NOT EXISTS (
    SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id
    WHERE i.id = p.incident_id AND NOT i.periodic)
ORDER BY p.incident_key
